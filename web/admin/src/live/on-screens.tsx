import { inLanguage, number, useLanguage } from '@quizcast/words';
import { Lock } from 'lucide-react';
import type { CSSProperties } from 'react';
import { percent } from '../figures.ts';
import { OptionMark, optionLabel } from '../parts/marks/option-mark.tsx';
import { useTexts } from '../texts.ts';
import type { OnScreen } from '../watching/watch.ts';
import styles from './on-screens.module.css';
import { words } from './words.ts';

interface Shown {
  question: OnScreen | undefined;
  answered: number | undefined;
}

/** The question that players see. The counts of the options are known only after the close. */
export function OnScreens({ question, answered }: Shown) {
  const { t } = useTexts(words);
  const { language } = useLanguage();
  if (question === undefined) {
    return (
      <section className={styles.panel} aria-label={t('noQuestion')}>
        <p className={styles.none}>{t('noQuestion')}</p>
      </section>
    );
  }
  const { asked, correctOption, histogram, silent, voided } = question;
  const closed = correctOption !== undefined;
  const options = inLanguage(asked, 'options', language);
  const counts = options.map(({ id }) => histogram?.get(id) ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0) + (silent ?? 0);
  const state = voided ? 'voided' : closed ? 'closed' : 'nowOpen';
  return (
    <section className={styles.panel} aria-label={t('now', { n: asked.number })}>
      <div className={styles.head}>
        <h2>{inLanguage(asked, 'text', language)}</h2>
        <span className={styles.state}>
          {closed && <Lock size={14} aria-hidden />} {t(state)}
        </span>
        {answered !== undefined && (
          <span className={styles.state}>{t('answered', { n: number(language, answered) })}</span>
        )}
      </div>
      <ul className={styles.options}>
        {options.map(({ id, text: option }, place) => {
          const right = id === correctOption;
          const count = counts[place] ?? 0;
          return (
            <li key={id} data-right={right || undefined}>
              <OptionMark option={place} right={right} />
              <span className={styles.name}>
                {option}
                {right && <span className="unseen"> ({t('right')})</span>}
              </span>
              <Pile share={closed && histogram && all > 0 ? count / all : 0} lit={right} />
              <strong>{closed && histogram ? number(language, count) : ''}</strong>
              <span className={styles.share}>
                {closed && histogram && all > 0 ? percent(count / all) : ''}
              </span>
            </li>
          );
        })}
        <li>
          <span className={styles.dash} aria-hidden="true">
            –
          </span>
          <span className={styles.name}>{t('silent')}</span>
          <Pile share={0} lit={false} />
          <strong>{closed && silent !== undefined ? number(language, silent) : ''}</strong>
          <span className={styles.share}>
            {closed && silent !== undefined && all > 0 ? percent(silent / all) : ''}
          </span>
        </li>
      </ul>
      {!closed && <p className={styles.note}>{t('afterClose')}</p>}
      {closed && (
        <p className="unseen" role="status">
          {t('ev_closed', { n: asked.number, letter: optionLabel(correctOption) })}
        </p>
      )}
    </section>
  );
}

/** Lights in three rows. The number of lights shows the share. */
function Pile({ share, lit }: { share: number; lit: boolean }) {
  return (
    <span className={styles.pile} aria-hidden="true">
      <span
        className={lit ? styles.lit : styles.out}
        style={{ '--share': `${share * 100}%` } as CSSProperties}
      />
    </span>
  );
}
