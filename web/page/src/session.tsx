import { Api, ApiError, anything, browserCsrfToken, type Entrance } from '@quizcast/connection';
import { rest, type User } from '@quizcast/protocol';
import type { Language } from '@quizcast/words';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { knownGuest } from './known-guest.ts';

const csrfToken = browserCsrfToken(localStorage);
export const api = new Api(csrfToken);

export interface Session {
  /** `undefined` until it is known, `null` for a guest. */
  readonly user: User | null | undefined;
  /** The error of the last attempt to load the session; `again` retries. */
  readonly failure: Error | null;
  again(): void;
  signIn(email: string, password: string): Promise<void>;
  signUp(form: object): Promise<void>;
  /** Completes a sign-in that requires a second factor, with its challenge. */
  secondFactor(challenge: string, code: string): Promise<void>;
  /** Signs in with the data from Google's redirect. */
  signInWithGoogle(form: object): Promise<void>;
  signOut(): Promise<void>;
  /** Shows the user as a guest after the server has ended the session. */
  ended(): void;
  tellLanguage(language: Language): void;
}

const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('No session around this component');
  return session;
}

const ME = ['me'];

export function SessionKeeper({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const {
    data: user,
    error,
    refetch,
  } = useQuery({ queryKey: ME, queryFn: whoAmI, staleTime: 30_000 });
  const session = useMemo<Session>(() => {
    // Data of one user must not be shown to the next one.
    const forgetOthers = () =>
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    const enter = async (path: Entrance, form: object) => {
      const { user: entered } = await api.signIn(path, form);
      forgetOthers();
      if (entered) queries.setQueryData(ME, entered);
      else await queries.invalidateQueries({ queryKey: ME });
    };
    const leave = () => {
      forgetOthers();
      queries.setQueryData(ME, null);
    };
    return {
      user,
      failure: user === undefined ? error : null,
      again: () => void refetch(),
      signIn: (email, password) => enter('/api/auth/login', { email, password }),
      signUp: (form) => enter('/api/auth/register', form),
      secondFactor: (challenge, code) => enter('/api/auth/two-factor', { challenge, code }),
      signInWithGoogle: (form) => enter('/api/auth/google/exchange', form),
      signOut: () => api.signOut().then(leave, () => undefined),
      ended: leave,
      tellLanguage(language) {
        // The choice is already stored on this device, so it does not matter if storing it in the
        // account fails.
        if (user) void api.put('/api/users/me/language', { language }, anything).catch(() => {});
      },
    };
  }, [queries, user, error, refetch]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

async function whoAmI(): Promise<User | null> {
  // Every sign-in stores a token, even one in another tab.
  if (csrfToken.get() === undefined && knownGuest.is()) return null;
  try {
    return await api.get('/api/users/me', rest.user);
  } catch (refusal) {
    if (!(refusal instanceof ApiError && refusal.status === 401)) throw refusal;
    knownGuest.remember();
    return null;
  }
}
