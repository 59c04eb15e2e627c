import { Title } from '@quizcast/page';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePortalTexts } from '../texts.ts';
import styles from './page-head.module.css';

interface Head {
  title: string;
  /** Small text next to the title. */
  aside?: ReactNode;
  /** The target of the arrow before the title. */
  back?: string;
  /** The actions of the page. */
  children?: ReactNode;
}

/** The header of a page, with its title and actions. */
export function PageHead({ title, aside, back, children }: Head) {
  const { t } = usePortalTexts();
  return (
    <header className={styles.head}>
      {back && (
        <Link className={styles.back} to={back} aria-label={t('back')}>
          <ChevronLeft size={20} aria-hidden />
        </Link>
      )}
      <div className={styles.title}>
        <Title>{title}</Title>
      </div>
      {aside && <div className={styles.aside}>{aside}</div>}
      <div className={styles.tools}>{children}</div>
    </header>
  );
}
