import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

interface PanelParts {
  /** The heading, which also names the panel for screen readers. A panel may have none. */
  title?: ReactNode;
  /** Content at the end of the heading's line. */
  aside?: ReactNode;
  children: ReactNode;
  /** Whether the content has its own margins, as a table does. */
  flush?: boolean;
  className?: string | undefined;
  label?: string;
}

/** One card of a page. */
export function Panel({ title, aside, children, flush = false, className, label }: PanelParts) {
  const id = useId();
  return (
    <section
      className={[styles.panel, className].filter(Boolean).join(' ')}
      {...(title ? { 'aria-labelledby': id } : { 'aria-label': label })}
    >
      {title && (
        <div className={styles.head}>
          <h2 id={id}>{title}</h2>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      <div className={flush ? styles.flush : styles.content}>{children}</div>
    </section>
  );
}
