import { LinkButton } from '@quizcast/page';
import type { PlayedGame } from '@quizcast/protocol';
import { monthName, useLanguage } from '@quizcast/words';
import css from './profile.module.css';
import { useProfileText } from './text.ts';

const COLUMNS = 12;
const LIGHTS = 10;

/** The last games as columns of lights: one light per right answer, and a full bright column for a
 * win. */
export function Columns({ games }: { games: readonly PlayedGame[] }) {
  const t = useProfileText();
  const { language } = useLanguage();
  const oldestFirst = games.slice(0, COLUMNS).reverse();
  const first = oldestFirst[0];
  const height = Math.min(
    20,
    Math.max(LIGHTS, ...oldestFirst.map(({ total_questions }) => total_questions)),
  );
  const empty = Array.from({ length: COLUMNS - oldestFirst.length }, (_, place) => place);
  return (
    <section className={`card ${css.columns}`} aria-labelledby="columns">
      <div className={css.head}>
        <h2 id="columns">{first ? t('lastGames', { n: oldestFirst.length }) : t('first')}</h2>
        {first && <span className="faint">{t('column')}</span>}
      </div>
      {first && (
        <p className="unseen">
          {t('columnsText', {
            list: oldestFirst
              .map(({ correct_answers: good, total_questions: all }) => `${good}/${all}`)
              .join(', '),
          })}
        </p>
      )}
      <div className={css.grid} aria-hidden="true">
        {empty.map((place) => (
          <Column key={`empty-${place}`} height={height} />
        ))}
        {oldestFirst.map((game) => (
          <Column
            key={game.id}
            height={height}
            lit={Math.round((game.correct_answers / Math.max(1, game.total_questions)) * height)}
            won={game.is_winner}
          />
        ))}
      </div>
      {first ? (
        <p className={`faint ${css.head}`} aria-hidden="true">
          <span>{monthName(language, first.completed_at)}</span>
          <span>{monthName(language, oldestFirst.at(-1)?.completed_at ?? Date.now())}</span>
        </p>
      ) : (
        <div className={css.invitation}>
          <p className="soft">{t('firstLead')}</p>
          <LinkButton kind="primary" to="/">
            {t('toLive')}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

function Column({ height, lit = 0, won = false }: { height: number; lit?: number; won?: boolean }) {
  const lights = Array.from({ length: height }, (_, place) => height - place);
  return (
    <div className={won ? css.winner : undefined}>
      {lights.map((place) => (
        <i key={place} className={place <= lit ? css.lit : undefined} />
      ))}
    </div>
  );
}
