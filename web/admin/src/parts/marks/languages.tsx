import { languages } from '@quizcast/words';
import { CircleAlert } from 'lucide-react';
import { usePortalTexts } from '../../texts.ts';
import styles from '../list/row.module.css';
import { Pill } from './pill.tsx';

/** The languages of a question; missing ones are marked. */
export function Languages({ has }: { has: Readonly<Record<string, unknown>> }) {
  const { t } = usePortalTexts();
  return (
    <span className={styles.row}>
      {languages.map((language) => {
        const there = has[language] !== undefined;
        return (
          <Pill key={language} tone={there ? 'right' : 'wrong'}>
            {!there && <CircleAlert size={13} aria-hidden />}
            <span aria-hidden>{language}</span>
            <span className="unseen">{t(there ? 'translated' : 'missing', { language })}</span>
          </Pill>
        );
      })}
    </span>
  );
}
