import { useSession } from '@quizcast/page';
import type { Permission } from '@quizcast/protocol';
import type { ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useMay } from '../may.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Failed, LoadingRows, NoPermission } from '../parts/states.tsx';
import { permissionsOf } from '../permissions.ts';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/**
 * Shows the portal only to users with a permission. It only spares others a page full of refusals;
 * every route checks the user's permissions itself.
 */
export function Guarded({ children }: { children: ReactNode }) {
  const { t } = useTexts(words);
  const { user, failure, again } = useSession();
  const { pathname, search } = useLocation();
  if (user === undefined) {
    if (failure === null) return <LoadingRows />;
    return (
      <main className="page" id="content">
        <PageHead title={t('notLoaded')} />
        <Panel label={t('notLoaded')}>
          <Failed error={failure} onRetry={again} />
        </Panel>
      </main>
    );
  }
  if (user === null) {
    return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  if (permissionsOf(user).size === 0) {
    return (
      <main className="page" id="content">
        <PageHead title={t('adminsOnly')} />
        <Panel label={t('adminsOnly')}>{t('adminsOnlyHint')}</Panel>
      </main>
    );
  }
  return children;
}

/** Shows pages only to users with one of the permissions. */
export function Permitted({ any }: { any: readonly Permission[] }) {
  const may = useMay();
  return any.some(may) ? <Outlet /> : <NoPermission />;
}
