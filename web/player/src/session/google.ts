import { api, pathWithin } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';

const GOOGLE = 'https://accounts.google.com/o/oauth2/v2/auth';
const PAGE = '/auth/google/callback';
const KEY = 'quizcast.google';

/**
 * Why the user is sent to Google: to sign in, to link it to the account, or to prove their identity
 * before the deletion.
 */
export interface Errand {
  readonly kind: 'enter' | 'link' | 'delete';
  /** The page to show afterwards, even if Google reports a failure. */
  readonly next: string;
  /** The user's reason for deleting the account. */
  readonly reason?: string;
}

/** The data that this browser keeps while the user is at Google. */
interface Kept extends Errand {
  readonly state: string;
  readonly verifier: string;
}

/** Google's response as a request body for the server. */
export interface GoogleAnswer extends Errand {
  readonly form: object;
}

/** The client id at Google; `undefined` while loading or if Google sign-in is off. */
export function useGoogleClient(): string | undefined {
  const { data } = useQuery({
    queryKey: ['google-client'],
    queryFn: () => api.get('/api/auth/google/client', rest.googleClient),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data?.client_id;
}

/** Redirects to Google. Only this tab can use the code with which Google sends it back. */
export async function goToGoogle(clientId: string, errand: Errand): Promise<void> {
  const kept: Kept = { ...errand, state: chance(), verifier: chance() };
  sessionStorage.setItem(KEY, JSON.stringify(kept));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(kept.verifier));
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: location.origin + PAGE,
    response_type: 'code',
    scope: 'openid email profile',
    state: kept.state,
    code_challenge: base64Url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  });
  location.assign(`${GOOGLE}?${asked}`);
}

/** Google's response; undefined if this tab did not request it. */
export function answerOfGoogle(search: URLSearchParams): GoogleAnswer | undefined {
  const kept = taken();
  const code = search.get('code');
  if (kept === undefined || code === null || search.get('state') !== kept.state) return undefined;
  return {
    form: {
      code,
      redirect_uri: location.origin + PAGE,
      code_verifier: kept.verifier,
      platform: 'web',
    },
    kind: kept.kind,
    next: pathWithin(kept.next),
    ...(kept.reason && { reason: kept.reason }),
  };
}

function taken(): Kept | undefined {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text === null ? undefined : (JSON.parse(text) as Kept);
}

function chance(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
