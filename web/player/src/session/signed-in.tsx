import { useSession } from '@quizcast/page';
import type { User } from '@quizcast/protocol';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { PageSkeleton } from '../shell/page-skeleton.tsx';

/** For pages about the visitor: a guest signs in first and comes back. */
export function SignedIn({ children }: { children: (user: User) => ReactNode }) {
  const { user } = useSession();
  const { pathname, search } = useLocation();
  if (user === undefined) return <PageSkeleton />;
  if (user === null) {
    return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  return children(user);
}
