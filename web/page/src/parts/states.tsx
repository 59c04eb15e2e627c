import { CloudOff, type LucideIcon } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { useRefusals } from '../refusals/refusals.ts';
import { usePageText } from '../text.ts';
import { Button } from './button.tsx';

/** A grey bar in place of text that is still loading. */
export function Skeleton({
  width = '100%',
  height,
  style,
}: {
  width?: string;
  height?: string;
  style?: CSSProperties;
}) {
  return <span className="skeleton" aria-hidden="true" style={{ width, height, ...style }} />;
}

/** Grey rows with the height of the real ones. */
export function SkeletonRows({ rows = 4 }: { rows?: number }) {
  const loading = usePageText()('loading');
  return (
    <div role="status">
      <span className="unseen">{loading}</span>
      <ul className="rows" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <li key={row}>
            <span className="grow">
              <Skeleton width={`${70 - (row % 3) * 12}%`} />
              <Skeleton width="40%" height="0.75em" style={{ marginTop: 8 }} />
            </span>
            <Skeleton width="3rem" />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** An empty state, with a suggestion of what to do. */
export function Empty({
  icon: Icon,
  title,
  children,
}: {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className="state">
      {Icon && <Icon size={40} strokeWidth={1.5} aria-hidden="true" />}
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** An error with its meaning and a retry button. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = usePageText();
  const refusals = useRefusals();
  return (
    <div className="state" role="alert">
      <CloudOff size={40} strokeWidth={1.5} aria-hidden="true" />
      <p>{refusals.text(error)}</p>
      {retry && <Button onClick={retry}>{t('tryAgain')}</Button>}
    </div>
  );
}
