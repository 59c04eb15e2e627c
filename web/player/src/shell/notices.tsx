import { useSession } from '@quizcast/page';
import { WifiOff } from 'lucide-react';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import css from './shell.module.css';
import { useShellText } from './text.ts';

const TermsNotice = lazy(() => import('./terms-notice.tsx'));
const UpdateNotice = lazy(() => import('./update-notice.tsx'));

/** Messages about the app itself, below the navigation. */
export function Notices() {
  const t = useShellText();
  const { user } = useSession();
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  return (
    <>
      <div role="status">
        {!online && (
          <p className={css.notice}>
            <WifiOff size={20} aria-hidden="true" />
            <span>
              <b>{t('offline.title')}.</b> {t('offline.lead')}
            </span>
          </p>
        )}
      </div>
      {user && (
        <Suspense>
          <TermsNotice />
        </Suspense>
      )}
      {import.meta.env.PROD && (
        <Suspense>
          <UpdateNotice />
        </Suspense>
      )}
    </>
  );
}

function watchNetwork(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
