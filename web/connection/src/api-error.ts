/** An error response of a service, or `status` 0 if it could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly type: string | undefined;
  /** Seconds to wait before another attempt, if the server said so. */
  readonly retryAfter: number | undefined;
  /** The challenge to answer if a second factor is required. */
  readonly challenge: string | undefined;
  /** The invalid fields by their names on the wire, with the server's messages. */
  readonly fields: ReadonlyMap<string, string>;
  /** The whole body, for refusals with several errors. */
  readonly content: unknown;

  constructor(
    status: number,
    message: string,
    type?: string,
    retryAfter?: number,
    challenge?: string,
    details = '',
    content?: unknown,
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
    this.challenge = challenge;
    this.fields = new Map(
      [...details.matchAll(/(?:^|; )([a-z_]+): ([^;]+)/g)].map(([, name = '', why = '']) => [
        name,
        why,
      ]),
    );
    this.content = content;
  }

  /** Whether the error means that the session has ended. */
  get signedOut(): boolean {
    return this.status === 401 && this.type !== undefined && tokenTrouble.has(this.type);
  }
}

const tokenTrouble = new Set(['token_expired', 'token_missing', 'token_invalid']);
