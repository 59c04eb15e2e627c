import type { ReactNode } from 'react';
import styles from './pill.module.css';

export type Tone = 'right' | 'wrong' | 'light' | 'link' | 'plain';

/** A word on a tinted background, for a status, a tag or a role. */
export function Pill({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.pill} ${styles[tone]}`}>{children}</span>;
}
