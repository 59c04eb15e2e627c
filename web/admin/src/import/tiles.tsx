import { number } from '@quizcast/words';
import { CircleAlert, CircleCheck, Copy } from 'lucide-react';
import { useTexts } from '../texts.ts';
import styles from './tiles.module.css';
import { words } from './words.ts';

interface Counts {
  ready: number;
  wrong: number;
  duplicates?: number;
}

/** The number of valid, invalid and duplicate questions. */
export function Tiles({ ready, wrong, duplicates }: Counts) {
  const { t, language } = useTexts(words);
  return (
    <div className={styles.tiles}>
      <p className={styles.right}>
        <CircleCheck size={22} aria-hidden />
        <strong>{number(language, ready)}</strong> {t('ready')}
      </p>
      <p className={styles.wrong}>
        <CircleAlert size={22} aria-hidden />
        <strong>{number(language, wrong)}</strong> {t('withErrors')}
      </p>
      {duplicates !== undefined && (
        <p className={styles.twice}>
          <Copy size={22} aria-hidden />
          <strong>{number(language, duplicates)}</strong> {t('duplicates')}
        </p>
      )}
    </div>
  );
}
