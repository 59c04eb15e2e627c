import { useSession } from '@quizcast/page';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { LoadingRows } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** Only avoids a page full of refusals; every route checks the user's role itself. */
export function Guarded({ children }: { children: ReactNode }) {
  const { t } = useTexts(words);
  const { user } = useSession();
  const { pathname, search } = useLocation();
  if (user === undefined) return <LoadingRows />;
  if (user === null) {
    return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  if (user.role !== 'admin') {
    return (
      <main className="page" id="content">
        <PageHead title={t('adminsOnly')} />
        <Panel label={t('adminsOnly')}>{t('adminsOnlyHint')}</Panel>
      </main>
    );
  }
  return children;
}
