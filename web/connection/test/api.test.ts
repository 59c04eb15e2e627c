import { describe, expect, it } from 'vitest';
import { Api, type ApiError, anything, type CsrfTokenStore } from '../src/index.ts';

interface Call {
  readonly path: string;
  readonly method: string;
  readonly csrf: string | null;
  readonly credentials: string | undefined;
}

type Answer = [status: number, body?: object, headers?: Record<string, string>];

/** A fake service with prepared responses for each path. The last response repeats. */
function suite(answers: Record<string, Answer[]>) {
  const calls: Call[] = [];
  const fetcher = async (path: string | URL | Request, init: RequestInit = {}) => {
    calls.push({
      path: String(path),
      method: init.method ?? 'GET',
      csrf: new Headers(init.headers).get('X-CSRF-Token'),
      credentials: init.credentials,
    });
    await Promise.resolve();
    const prepared = answers[String(path)] ?? [[404, { error: 'none' }]];
    const [status, body, headers] = (
      prepared.length > 1 ? prepared.shift() : prepared[0]
    ) as Answer;
    return new Response(body && JSON.stringify(body), { status, headers: headers ?? {} });
  };
  return { calls, fetcher: fetcher as typeof fetch };
}

function tokens(token?: string): CsrfTokenStore {
  let kept = token;
  return {
    get: () => kept,
    set: (next) => {
      kept = next;
    },
  };
}

const expired: Answer = [401, { error: 'expired', error_type: 'token_expired' }];
const refused = (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    () => Promise.reject(new Error('not refused')),
    (refusal) => refusal,
  );

describe('a session', () => {
  it('takes the CSRF token from the sign-in response and sends it with every change', async () => {
    const { calls, fetcher } = suite({
      '/api/auth/login': [[200, { user: null, csrfToken: 'c1' }]],
      '/api/auth/ws-ticket': [[200, { success: true, data: { ticket: 't' } }]],
      '/api/quizzes': [[200, {}]],
    });
    const api = new Api(tokens(), fetcher);
    await api.signIn('/api/auth/login', { email: 'a@b.c', password: 'p' });
    expect(await api.socketTicket()).toBe('t');
    await api.get('/api/quizzes', anything);
    expect(calls.map(({ path, csrf }) => [path, csrf])).toEqual([
      ['/api/auth/login', null],
      ['/api/auth/ws-ticket', 'c1'],
      ['/api/quizzes', null],
    ]);
    expect(calls.every(({ credentials }) => credentials === 'same-origin')).toBe(true);
  });

  it('requests the CSRF token when its storage was cleared', async () => {
    const { calls, fetcher } = suite({
      '/api/auth/csrf': [[200, { csrf_token: 'c2' }]],
      '/api/auth/ws-ticket': [[200, { data: { ticket: 't' } }]],
    });
    await new Api(tokens(), fetcher).socketTicket();
    expect(calls.map(({ path, csrf }) => [path, csrf])).toEqual([
      ['/api/auth/csrf', null],
      ['/api/auth/ws-ticket', 'c2'],
    ]);
  });

  it('refreshes once for all calls with an expired token, and sends each again once', async () => {
    const { calls, fetcher } = suite({
      '/api/users/me': [expired, [200, { a: 1 }]],
      '/api/quizzes/scheduled': [expired, [200, { b: 1 }]],
      '/api/auth/refresh': [[200, { csrfToken: 'new' }]],
    });
    const store = tokens('old');
    const api = new Api(store, fetcher);
    await Promise.all([
      api.get('/api/users/me', anything),
      api.get('/api/quizzes/scheduled', anything),
    ]);
    expect(calls.filter(({ path }) => path === '/api/auth/refresh')).toHaveLength(1);
    expect(calls).toHaveLength(5);
    expect(store.get()).toBe('new');
  });

  it('ends when the refresh token is invalid', async () => {
    const { fetcher } = suite({
      '/api/users/me': [expired],
      '/api/auth/refresh': [[401, { error: 'dead', error_type: 'token_invalid' }]],
    });
    const store = tokens('old');
    const refusal = await refused(new Api(store, fetcher).get('/api/users/me', anything));
    expect(refusal.signedOut).toBe(true);
    expect(store.get()).toBeUndefined();
  });

  it.each<[string, Answer]>([
    ['busy', [503, { error: 'busy' }]],
    ['strict', [429, { error: 'slowly', error_type: 'rate_limited', retry_after: 9 }]],
  ])('outlives a refresh that only came at a %s moment', async (_why, answer) => {
    const { fetcher } = suite({ '/api/users/me': [expired], '/api/auth/refresh': [answer] });
    const store = tokens('old');
    const refusal = await refused(new Api(store, fetcher).get('/api/users/me', anything));
    expect(refusal.signedOut).toBe(false);
    expect(refusal.status).toBe(answer[0]);
    expect(store.get()).toBe('old');
  });

  it('never refreshes for wrong credentials', async () => {
    const { calls, fetcher } = suite({
      '/api/auth/login': [[401, { error: 'no', error_type: 'unauthorized' }]],
    });
    const refusal = await refused(
      new Api(tokens('old'), fetcher).signIn('/api/auth/login', { email: 'a', password: 'b' }),
    );
    expect(refusal.type).toBe('unauthorized');
    expect(calls).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('contains the time to wait, also from the header', async () => {
    const { fetcher } = suite({
      '/api/users/me': [
        [429, { error: 'slowly', error_type: 'rate_limited' }, { 'Retry-After': '7' }],
      ],
    });
    const refusal = await refused(new Api(tokens(), fetcher).get('/api/users/me', anything));
    expect([refusal.status, refusal.type, refusal.retryAfter]).toEqual([429, 'rate_limited', 7]);
  });

  it('has status 0 when no server responds', async () => {
    const fetcher = () => Promise.reject(new TypeError('no network'));
    const refusal = await refused(new Api(tokens(), fetcher).get('/api/users/me', anything));
    expect(refusal.status).toBe(0);
  });

  it('is created from a body of another form', async () => {
    const { fetcher } = suite({ '/api/auth/csrf': [[200, { token: 1 }]] });
    const refusal = await refused(new Api(tokens(), fetcher).socketTicket());
    expect(refusal.type).toBe('unexpected_answer');
  });
});
