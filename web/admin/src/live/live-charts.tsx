import { Panel } from '../parts/panel.tsx';
import { targetOf } from '../pass-rates.ts';
import { useTexts } from '../texts.ts';
import type { OnScreen, Watched } from '../watching/watch.ts';
import styles from './live-charts.module.css';
import { words } from './words.ts';

/** The pass rate of each question compared with its target; upcoming questions show only the
 * target. */
export function PassChart({ seen }: { seen: Watched }) {
  const { t } = useTexts(words);
  const total = seen.question?.asked.total_questions ?? 0;
  const now = seen.question?.asked.number;
  const closed = new Map(seen.closed.map((row) => [row.question_number, row] as const));
  const numbers = Array.from({ length: Math.max(total, closed.size) }, (_, place) => place + 1);
  return (
    <Panel title={t('passedTarget')} aside={t('tick')}>
      {numbers.length === 0 && <p className={styles.none}>{t('nothingClosed')}</p>}
      <ol className={styles.bars}>
        {numbers.map((number) => {
          const row = closed.get(number);
          const target = row?.target_pass_rate ?? targetOf(number);
          const rate = row?.actual_pass_rate;
          return (
            <li key={number}>
              <span className={styles.column}>
                {rate !== undefined && (
                  <span
                    className={styles.bar}
                    data-now={number === now || undefined}
                    style={{ height: `${rate * 100}%` }}
                  >
                    {Math.round(rate * 100)}
                  </span>
                )}
                <span
                  className={styles.target}
                  data-open={rate === undefined || undefined}
                  style={{ bottom: `${target * 100}%` }}
                />
              </span>
              <span className={styles.label}>{number}</span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** The number of answers in each second of the question. */
export function PaceChart({ question }: { question: OnScreen | undefined }) {
  const { t } = useTexts(words);
  const pace = question?.pace ?? [];
  const most = Math.max(1, ...pace);
  const seconds = Math.max(pace.length, question?.asked.time_limit ?? 0);
  return (
    <Panel title={question ? t('paceOf', { n: question.asked.number }) : t('pace')}>
      {question === undefined && <p className={styles.none}>{t('nothingClosed')}</p>}
      <ol className={styles.bars}>
        {Array.from({ length: Math.min(seconds, 60) }, (_, second) => second).map((second) => (
          <li key={second}>
            <span className={styles.column}>
              <span
                className={styles.pace}
                style={{ height: `${((pace[second] ?? 0) / most) * 100}%` }}
              />
            </span>
            <span className={styles.label} aria-hidden={seconds > 12 && second % 5 !== 4}>
              {seconds <= 12 || second % 5 === 4 ? second + 1 : ''}
            </span>
            <span className="unseen">{pace[second] ?? 0}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
