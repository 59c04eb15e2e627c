import { Failed, Title, useSession } from '@quizcast/page';
import type { User } from '@quizcast/protocol';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { useShellText } from '../shell/text.ts';

/** Wraps pages that require a sign-in: a guest signs in first and then returns. */
export function SignedIn({ children }: { children: (user: User) => ReactNode }) {
  const t = useShellText();
  const { user, failure, again } = useSession();
  const { pathname, search } = useLocation();
  if (failure) {
    return (
      <>
        <span className="unseen">
          <Title>{t('broken.title')}</Title>
        </span>
        <Failed error={failure} retry={again} />
      </>
    );
  }
  if (user === undefined) return <PageSkeleton />;
  if (user === null) {
    return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  return children(user);
}
