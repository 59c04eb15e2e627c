import { Skeleton } from '@quizcast/page';
import css from './shell.module.css';
import { useShellText } from './text.ts';

/** Grey bars in place of a page that is loading. They fade in late, so fast responses never show
 * them. */
export function PageSkeleton() {
  const t = useShellText();
  return (
    <div className={css.waiting} role="status">
      <span className="unseen">{t('loading')}</span>
      <Skeleton width="60%" height="2rem" />
      <Skeleton width="90%" />
      <Skeleton width="75%" />
      <Skeleton height="9rem" />
    </div>
  );
}
