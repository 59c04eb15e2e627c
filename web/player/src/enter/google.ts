import { pathWithin } from '@quizcast/page';

const GOOGLE = 'https://accounts.google.com/o/oauth2/v2/auth';
const PAGE = '/auth/google/callback';
const KEY = 'quizcast.google';

/** The data that this browser keeps while the user is at Google. */
interface Kept {
  readonly state: string;
  readonly verifier: string;
  readonly next: string;
}

/** Redirects to Google; only this tab can use the code it returns with. */
export async function goToGoogle(clientId: string, next: string): Promise<void> {
  const kept: Kept = { state: chance(), verifier: chance(), next };
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

/** The request body for the server, or nothing if this tab did not start the sign-in. */
export function answerOfGoogle(
  search: URLSearchParams,
): { form: object; next: string } | undefined {
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
    next: pathWithin(kept.next),
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
