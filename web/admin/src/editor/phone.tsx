import { SegmentedControl } from '@mantine/core';
import { type Language, languages, useLanguage } from '@quizcast/words';
import { useState } from 'react';
import { Hall } from '../parts/lights/hall.tsx';
import { OptionMark } from '../parts/marks/option-mark.tsx';
import { type Draft, mainLanguage } from '../question/draft.ts';
import { useTexts } from '../texts.ts';
import styles from './phone.module.css';
import { words } from './words.ts';

interface Shown {
  draft: Draft | undefined;
  number: number;
  quizId: number;
}

const TICKS = Array.from({ length: 60 }, (_, n) => n * 6);

/** A preview of a question as a player sees it, without the right option; missing texts are taken
 * from another language and marked. */
export function Phone({ draft, number, quizId }: Shown) {
  const { t } = useTexts(words);
  const { language: own } = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const main = draft && mainLanguage(draft);
  const wording = draft?.wordings[language];
  const fallback = main && draft?.wordings[main];
  const borrowsText = !wording?.text.trim();
  return (
    <div className={styles.preview}>
      <SegmentedControl
        fullWidth
        aria-label={t('previewLanguage')}
        value={language}
        onChange={(value) => setLanguage(value as Language)}
        data={languages.map((tag) => ({ value: tag, label: tag }))}
      />
      <section className={styles.phone} data-theme="night" aria-label={t('preview')}>
        <svg className={styles.ring} viewBox="0 0 64 64" aria-hidden="true">
          {TICKS.map((angle) => (
            <line key={angle} x1="32" y1="4" x2="32" y2="11" transform={`rotate(${angle} 32 32)`} />
          ))}
          <text x="32" y="38" textAnchor="middle">
            {draft?.seconds ?? 10}
          </text>
        </svg>
        <h3 lang={borrowsText ? main : language}>
          {(borrowsText ? fallback?.text : wording?.text) || t('question', { n: number })}
        </h3>
        <ul className={styles.options}>
          {(draft?.wordings[language].options ?? []).map((option, place) => {
            const borrowed = option.trim() === '';
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: an option is identified by its position
              <li key={place} data-borrowed={borrowed || undefined}>
                <OptionMark option={place} />
                <span lang={borrowed ? main : language}>
                  {borrowed ? fallback?.options[place] : option}
                </span>
                {borrowed && main !== language && <small>{main}</small>}
              </li>
            );
          })}
        </ul>
        <Hall className={styles.hall ?? ''} seed={quizId} lights={150} lit={0.6} />
      </section>
      <p className={styles.note}>{t('preview')}</p>
    </div>
  );
}
