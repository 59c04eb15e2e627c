import { Button, Skeleton } from '@mantine/core';
import { CircleAlert, Filter, Inbox, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { isForbidden, isPassing, useRefusal } from '../refusal.ts';
import { usePortalTexts } from '../texts.ts';
import styles from './states.module.css';

interface Message {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
}

function StateMessage({ icon, title, children }: Message) {
  return (
    <div className={styles.state}>
      <span className={styles.icon}>{icon}</span>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

/** An empty list, with a suggestion of what to do. */
export function Empty({ text, children }: { text?: string; children?: ReactNode }) {
  const { t } = usePortalTexts();
  return (
    <StateMessage icon={<Inbox aria-hidden />} title={text ?? t('empty')}>
      {children}
    </StateMessage>
  );
}

/** A list in which nothing matches the filter. */
export function EmptyFiltered({ onClear }: { onClear: () => void }) {
  const { t } = usePortalTexts();
  return (
    <StateMessage icon={<Filter aria-hidden />} title={t('emptyFiltered')}>
      <Button variant="default" onClick={onClear}>
        {t('clearFilters')}
      </Button>
    </StateMessage>
  );
}

/** Shown in place of what the reader's roles do not permit. */
export function NoPermission() {
  const { t } = usePortalTexts();
  return (
    <StateMessage icon={<Lock aria-hidden />} title={t('noRight')}>
      <p>{t('noRightHint')}</p>
    </StateMessage>
  );
}

/** Why something could not be shown, with a retry button if that may help. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = usePortalTexts();
  const say = useRefusal();
  if (isForbidden(error)) {
    return (
      <div role="alert">
        <NoPermission />
      </div>
    );
  }
  return (
    <div role="alert">
      <StateMessage
        icon={<CircleAlert aria-hidden />}
        title={t(isPassing(error) ? 'unavailable' : 'failed')}
      >
        <p>{say(error)}</p>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </StateMessage>
    </div>
  );
}

/** Grey bars of the final size, shown while a list loads. */
export function LoadingRows({ rows = 6, height = 44 }: { rows?: number; height?: number }) {
  const { t } = usePortalTexts();
  return (
    <div className={styles.rows}>
      <span className="unseen" role="status">
        {t('loading')}
      </span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={height - 16} radius={8} animate={false} />
      ))}
    </div>
  );
}

interface Read<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  refetch(): unknown;
}

interface Shown<Data> {
  query: Read<Data>;
  /** The placeholder during loading; grey bars by default. */
  skeleton?: ReactNode;
  children(data: Data): ReactNode;
}

/** Shows the loaded data, the loading state or the error. Old data stays visible after a failed
 * reload. */
export function Loaded<Data>({ query, skeleton, children }: Shown<Data>) {
  const { data, error } = query;
  if (data !== undefined) return children(data);
  if (error) return <Failed error={error} onRetry={() => void query.refetch()} />;
  return skeleton ?? <LoadingRows />;
}
