import type { Round } from '@quizcast/protocol';
import { decimal, inLanguage, seconds } from '@quizcast/words';
import { CircleAlert, TrendingDown, TrendingUp } from 'lucide-react';
import { percent } from '../figures.ts';
import { FiveLights } from '../parts/lights/five-lights.tsx';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { Panel } from '../parts/panel.tsx';
import { targetOf } from '../pass-rates.ts';
import { useTexts } from '../texts.ts';
import type { Asked } from './calls.ts';
import styles from './statistics.module.css';
import { words } from './words.ts';

interface Shown {
  rounds: readonly Round[];
  questions: ReadonlyMap<number, Asked>;
  chosen: number;
  choose(number: number): void;
}

/** A question is marked if its pass rate differs from its target by more than this. */
const OFF = 0.05;
/** A question is marked if its discrimination is lower than this. */
const WEAK = 0.1;

/** One row for each question. A press shows the number of answers for each option. */
export function Rounds({ rounds, questions, chosen, choose }: Shown) {
  const { t, language } = useTexts(words);
  return (
    <Panel flush label={t('question')}>
      <TableScroll>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('question')}</th>
              <th scope="col">{t('level')}</th>
              <th scope="col">{t('passed')}</th>
              <th scope="col" className={table.number} title={t('apartHint')}>
                {t('apart')}
              </th>
              <th scope="col" className={table.number}>
                {t('p50')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rounds.map((round) => {
              const question = questions.get(round.question_id);
              const weak = round.question_number > 1 && round.discrimination < WEAK;
              return (
                <tr
                  key={round.question_number}
                  className={styles.row}
                  data-selected={round.question_number === chosen || undefined}
                  onClick={() => choose(round.question_number)}
                >
                  <th scope="row">{round.question_number}</th>
                  <td>
                    <button
                      type="button"
                      aria-pressed={round.question_number === chosen}
                      onClick={() => choose(round.question_number)}
                    >
                      {(question && inLanguage(question, 'text', language)) || '–'}
                    </button>
                  </td>
                  <td>
                    <FiveLights level={round.difficulty} />
                  </td>
                  <td>
                    <PassRate round={round} />
                  </td>
                  <td className={table.number}>
                    <span className={weak ? styles.weak : undefined}>
                      {decimal(language, round.discrimination, 2)}{' '}
                      {weak && (
                        <>
                          <CircleAlert size={14} aria-hidden />
                          <span className="unseen">{t('weak')}</span>
                        </>
                      )}
                    </span>
                  </td>
                  <td className={table.number}>
                    {seconds(language, round.response_percentiles_ms.p50)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </Panel>
  );
}

function PassRate({ round }: { round: Round }) {
  const { t } = useTexts(words);
  const rate = round.in_play > 0 ? round.passed / round.in_play : 0;
  const target = targetOf(round.question_number);
  const tone = rate < target - OFF ? 'low' : rate > target + OFF ? 'high' : 'fine';
  return (
    <span className={styles.rate}>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.fill} data-tone={tone} style={{ width: `${rate * 100}%` }} />
        <span className={styles.target} style={{ left: `${target * 100}%` }} />
      </span>
      <strong aria-hidden>{percent(rate)}</strong>
      {tone === 'low' && <TrendingDown size={15} color="var(--wrong)" aria-hidden />}
      {tone === 'high' && <TrendingUp size={15} color="var(--link)" aria-hidden />}
      <span className="unseen">
        {t('passedOf', { rate: percent(rate), target: percent(target) })}
      </span>
    </span>
  );
}
