import type { Statistics } from '@quizcast/protocol';
import { decimal, number, seconds } from '@quizcast/words';
import { percent } from '../figures.ts';
import { useTexts } from '../texts.ts';
import styles from './statistics.module.css';
import { words } from './words.ts';

/** The five summary figures of a game. */
export function Sums({ statistics }: { statistics: Statistics }) {
  const { t, language } = useTexts(words);
  const sums = [
    ['players_all', number(language, statistics.total_participants)],
    ['winners', number(language, statistics.total_winners)],
    ['correct', decimal(language, statistics.avg_correct_answers, 1)],
    ['passRate', percent(statistics.avg_pass_rate)],
    ['time', seconds(language, statistics.avg_response_time_ms)],
  ] as const;
  return (
    <dl className={styles.sums}>
      {sums.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
