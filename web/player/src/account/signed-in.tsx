import { useSession } from '@quizcast/page';
import type { User } from '@quizcast/protocol';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSpeech } from '../words/words.ts';

/** For pages about the visitor himself: a guest signs in first and comes back. */
export function SignedIn({ children }: { children: (user: User) => ReactNode }) {
  const { t } = useSpeech();
  const { user } = useSession();
  const { pathname } = useLocation();
  if (user === undefined) return <p className="soft">{t.loading}</p>;
  if (user === null) return <Navigate to={`/login?next=${encodeURIComponent(pathname)}`} replace />;
  return children(user);
}
