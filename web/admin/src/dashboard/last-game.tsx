import { inLanguage, number } from '@quizcast/words';
import { Link } from 'react-router';
import { percent } from '../figures.ts';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { targetOf } from '../pass-rates.ts';
import { useTexts } from '../texts.ts';
import { useLastGame } from './calls.ts';
import styles from './tiles.module.css';
import { words } from './words.ts';

const STRIP = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] as const;

/**
 * The last game: how many players were left, and which question eliminated the most compared with
 * its target.
 */
export function LastGame() {
  const { t, language } = useTexts(words);
  const last = useLastGame();
  return (
    <Panel label={t('lastGame')}>
      <Loaded query={last}>
        {(game) => {
          if (game === null) return <Empty text={t('noGames')} />;
          const { quiz, statistics, asked } = game;
          const rounds = statistics.eliminations_by_question;
          const rated = rounds
            .filter(({ in_play }) => in_play > 0)
            .map((round) => ({ ...round, rate: round.passed / round.in_play }));
          const [hardest] = [...rated].sort(
            (a, b) => a.rate - targetOf(a.question_number) - (b.rate - targetOf(b.question_number)),
          );
          const left = [statistics.total_participants, ...rounds.map(({ passed }) => passed)];
          const question = asked.find(
            ({ question: { id } }) => id === hardest?.question_id,
          )?.question;
          return (
            <div className={styles.last}>
              <div>
                <small>
                  {t('lastGame')},{' '}
                  <Link className={layout.link} to={`/quizzes/${quiz.id}/statistics`}>
                    {quiz.title}
                  </Link>
                </small>
                <span className={styles.sum}>{number(language, statistics.total_winners)}</span>{' '}
                {t('reached', { all: number(language, statistics.total_participants) })}
              </div>
              <div
                className={styles.strips}
                role="img"
                aria-label={t('dropOff', {
                  list: left.map((players) => number(language, players)).join(', '),
                })}
              >
                {left.map((players, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one strip for each question
                  <div key={place} className={styles.strip}>
                    {STRIP.map((step) => (
                      <span
                        key={step}
                        data-lit={
                          (players > 0 && step <= Math.ceil((players / (left[0] || 1)) * 10)) ||
                          undefined
                        }
                      />
                    ))}
                  </div>
                ))}
              </div>
              {hardest && (
                <div>
                  <small>{t('hardest')}</small>
                  <strong>
                    {t('hardestRate', {
                      n: hardest.question_number,
                      rate: percent(hardest.rate),
                      target: percent(targetOf(hardest.question_number)),
                    })}
                  </strong>
                  {question && <small>«{inLanguage(question, 'text', language)}»</small>}
                </div>
              )}
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
}
