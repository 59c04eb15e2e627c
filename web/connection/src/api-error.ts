/** A refusal of the suite, or `status` 0 when it could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly type: string | undefined;
  /** Seconds to wait before another try, if the server said so. */
  readonly retryAfter: number | undefined;
  /** What leads on when a second factor is asked for. */
  readonly challenge: string | undefined;
  /** The fields that the server found wrong, by their names on the wire, with its words. */
  readonly fields: ReadonlyMap<string, string>;
  /** Everything the server said, for refusals that name more than one mistake. */
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

  /** Whether this says that nobody is signed in any more. */
  get signedOut(): boolean {
    return this.status === 401 && this.type !== undefined && tokenTrouble.has(this.type);
  }
}

const tokenTrouble = new Set(['token_expired', 'token_missing', 'token_invalid']);
