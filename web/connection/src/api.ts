import { type Documented, type Guard, rest } from '@quizcast/protocol';
import { ApiError } from './api-error.ts';
import type { CsrfTokenStore } from './csrf-token.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The routes that start a session. */
export type Entrance =
  | '/api/auth/login'
  | '/api/auth/register'
  | '/api/auth/two-factor'
  | '/api/auth/google/exchange';

export interface RequestParts {
  readonly body?: unknown;
  /**
   * The version on which the change is based. The server refuses the change if the stored version
   * differs.
   */
  readonly ifMatch?: string;
  /** The time limit of the call, for routes that process a file. */
  readonly timeoutMs?: number;
}

export interface Answer<T> {
  readonly content: T;
  readonly headers: Headers;
}

/** The time after which a call counts as lost. */
const TIMEOUT_MS = 15_000;

/**
 * The client of the REST API on this page's origin. Cookies carry the session. A call that fails
 * because of an expired token is sent again after a refresh; all waiting calls share one refresh.
 */
export class Api {
  readonly #csrf: CsrfTokenStore;
  readonly #fetch: typeof fetch;
  #refreshing: Promise<void> | undefined;

  constructor(csrf: CsrfTokenStore, fetcher: typeof fetch = (...call) => fetch(...call)) {
    this.#csrf = csrf;
    this.#fetch = fetcher;
  }

  get<const P extends string, T>(path: Documented<'GET', P>, guard: Guard<T>): Promise<T> {
    return this.exchange('GET', path, {}, guard).then(({ content }) => content);
  }

  post<const P extends string, T>(
    path: Documented<'POST', P>,
    body: unknown,
    guard: Guard<T>,
  ): Promise<T> {
    return this.exchange('POST', path, { body }, guard).then(({ content }) => content);
  }

  put<const P extends string, T>(
    path: Documented<'PUT', P>,
    body: unknown,
    guard: Guard<T>,
  ): Promise<T> {
    return this.exchange('PUT', path, { body }, guard).then(({ content }) => content);
  }

  delete<const P extends string, T>(
    path: Documented<'DELETE', P>,
    body: unknown,
    guard: Guard<T>,
  ): Promise<T> {
    return this.exchange('DELETE', path, { body }, guard).then(({ content }) => content);
  }

  /** A new password starts a new session, whose cookies and token are in the response. */
  async changePassword(oldPassword: string, newPassword: string): Promise<void> {
    const form = { old_password: oldPassword, new_password: newPassword };
    const { csrfToken } = await this.post('/api/auth/change-password', form, rest.refreshed);
    this.#csrf.set(csrfToken);
  }

  /** Deletes the object whatever its version is. */
  async remove(path: string): Promise<void> {
    await this.exchange('DELETE', path, {}, anything);
  }

  /** A call with headers, for callers that need more than the body. */
  async exchange<T>(
    method: Method,
    path: string,
    parts: RequestParts,
    guard: Guard<T>,
  ): Promise<Answer<T>> {
    if (method !== 'GET') await this.#ensureCsrf().catch(() => undefined);
    const { content, headers } = await this.#sendRefreshing(method, path, parts);
    return { content: checked(content, guard, path), headers };
  }

  /** Refused credentials do not cause a refresh. */
  async signIn(path: Entrance, form: object) {
    const { content } = await this.#send('POST', path, { body: form });
    const session = checked(content, rest.signedIn, path);
    this.#csrf.set(session.csrfToken);
    return session;
  }

  async signOut(): Promise<void> {
    await this.post('/api/auth/logout', {}, anything).catch((refusal: unknown) => {
      if (!(refusal instanceof ApiError && refusal.signedOut)) throw refusal;
    });
    this.#csrf.set(undefined);
  }

  /** A ticket for one socket, valid for 60 s. */
  async socketTicket(): Promise<string> {
    await this.#ensureCsrf();
    const answer = await this.post('/api/auth/ws-ticket', {}, rest.socketTicket);
    return answer.data.ticket;
  }

  /** Renews the access token; concurrent callers share one request. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshOnce().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refreshOnce(): Promise<void> {
    const path = '/api/auth/refresh';
    if (this.#csrf.get() === undefined) throw new ApiError(401, 'Not signed in', 'token_missing');
    try {
      const { content } = await this.#send('POST', path, {});
      this.#csrf.set(checked(content, rest.refreshed, path).csrfToken);
    } catch (refusal) {
      if (refusal instanceof ApiError && endsSession(refusal)) this.#csrf.set(undefined);
      throw refusal;
    }
  }

  /**
   * If only the storage was cleared, the cookies may still be valid. The token can then be
   * requested again.
   */
  async #ensureCsrf(): Promise<void> {
    if (this.#csrf.get() !== undefined) return;
    const { content } = await this.#send('GET', '/api/auth/csrf', {});
    this.#csrf.set(checked(content, rest.csrfToken, '/api/auth/csrf').csrf_token);
  }

  async #sendRefreshing(
    method: Method,
    path: string,
    parts: RequestParts,
  ): Promise<Answer<unknown>> {
    try {
      return await this.#send(method, path, parts);
    } catch (refusal) {
      if (!(refusal instanceof ApiError && refusal.signedOut)) throw refusal;
      try {
        await this.refresh();
      } catch (failed) {
        // If a refresh fails because of the network or a rate limit, the session is not necessarily
        // over.
        throw failed instanceof ApiError && !endsSession(failed) ? failed : refusal;
      }
      return this.#send(method, path, parts);
    }
  }

  async #send(method: Method, path: string, parts: RequestParts): Promise<Answer<unknown>> {
    const { body, ifMatch, timeoutMs = TIMEOUT_MS } = parts;
    // The browser sets the content type of a form itself, because it includes the boundary.
    const form = body instanceof FormData;
    const headers: Record<string, string> = {};
    if (body !== undefined && !form) headers['Content-Type'] = 'application/json';
    const csrf = method === 'GET' ? undefined : this.#csrf.get();
    if (csrf !== undefined) headers['X-CSRF-Token'] = csrf;
    if (ifMatch !== undefined) headers['If-Match'] = ifMatch;
    let response: Response;
    try {
      response = await this.#fetch(path, {
        method,
        headers,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      });
    } catch {
      throw new ApiError(0, 'The server could not be reached', 'offline');
    }
    const content: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { content, headers: response.headers };
    throw refusalOf(response, content);
  }
}

/** Accepts any body, for calls whose response is not used. */
export const anything: Guard<unknown> = (_value): _value is unknown => true;

function endsSession(refusal: ApiError): boolean {
  if (refusal.status === 401) return true;
  return refusal.status === 403 && (refusal.type?.startsWith('csrf_') ?? false);
}

function refusalOf(response: Response, content: unknown): ApiError {
  const body = rest.errorBody(content) ? content : undefined;
  const header = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const wait = body?.retry_after ?? (Number.isFinite(header) ? header : undefined);
  return new ApiError(
    response.status,
    body?.error ?? response.statusText,
    body?.error_type,
    wait,
    body?.challenge,
    body?.details,
    content,
  );
}

function checked<T>(content: unknown, guard: Guard<T>, path: string): T {
  if (guard(content)) return content;
  throw new ApiError(502, `Unexpected answer from ${path}`, 'unexpected_answer');
}
