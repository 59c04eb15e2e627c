import type { Round } from '@quizcast/protocol';
import { inLanguage, number } from '@quizcast/words';
import { Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts.ts';
import type { Asked } from './calls.ts';
import styles from './statistics.module.css';
import { words } from './words.ts';

/** The number of answers for each option of a question. */
export function Options({ round, question }: { round: Round; question: Asked | undefined }) {
  const { t, language } = useTexts(words);
  const options = question && inLanguage(question, 'options', language);
  const rows = [
    ...round.option_histogram.map((count, option) => ({
      id: String(option),
      name: options?.find(({ id }) => id === option)?.text ?? String(option + 1),
      count,
      right: question?.correct_option === option,
    })),
    { id: 'silent', name: t('silent'), count: round.no_answer, right: false },
  ];
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <Panel title={t('optionsOf', { n: round.question_number })}>
      <ul className={styles.options}>
        {rows.map(({ id, name, count, right }) => (
          <li key={id} data-right={right || undefined}>
            <span>
              {name}
              {right && ` · ${t('right')}`}
            </span>
            <span>{number(language, count)}</span>
            <span className={styles.share} aria-hidden="true">
              <span style={{ display: 'block', width: `${(count / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
      <p style={{ margin: '12px 0 0', fontSize: 13, color: 'var(--text-2)' }}>
        {t('wrongCount', { n: round.by_wrong_answer })} · {t('lateCount', { n: round.by_timeout })}
      </p>
    </Panel>
  );
}
