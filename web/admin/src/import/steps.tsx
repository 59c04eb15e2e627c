import { Check } from 'lucide-react';
import { Fragment } from 'react';
import { useTexts } from '../texts.ts';
import styles from './steps.module.css';
import { words } from './words.ts';

const steps = ['stepFile', 'stepCheck', 'stepImport'] as const;

/** The current step of the import. */
export function Steps({ at }: { at: number }) {
  const { t } = useTexts(words);
  return (
    <ol className={styles.steps}>
      {steps.map((step, place) => (
        <Fragment key={step}>
          {place > 0 && <li className={styles.line} aria-hidden="true" />}
          <li
            className={styles.step}
            data-done={place + 1 < at || undefined}
            aria-current={place + 1 === at ? 'step' : undefined}
          >
            <span>{place + 1 < at ? <Check size={15} aria-hidden /> : place + 1}</span>
            {t(step)}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
