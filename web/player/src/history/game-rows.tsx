import type { PlayedGame } from '@quizcast/protocol';
import { dayMonth, money, number, useLanguage } from '@quizcast/words';
import { Link } from 'react-router';
import { useTitles } from './calls.ts';
import css from './history.module.css';
import { useHistoryText } from './text.ts';

/**
 * Played games as rows, each with a light. The light is lit for a win and a hollow ring for an
 * elimination.
 */
export function GameRows({ games }: { games: readonly PlayedGame[] }) {
  const t = useHistoryText();
  const { language } = useLanguage();
  const titles = useTitles(games);
  return (
    <ul className="rows">
      {games.map((game) => (
        <li key={game.id} className={css.row}>
          <span className={game.is_winner ? css.lit : css.out} aria-hidden="true" />
          <div className="grow">
            <Link className={`one-line ${css.game}`} to={`/quiz/${game.quiz_id}/review`}>
              {game.title ?? titles.get(game.quiz_id) ?? t('game', { id: game.quiz_id })}
            </Link>
            <p className="faint">{dayMonth(language, game.completed_at)}</p>
          </div>
          <div className={css.outcome}>
            <p>
              <span className="unseen">{t(game.is_winner ? 'won' : 'lost')}, </span>
              {t('score', { good: game.correct_answers, total: game.total_questions })}
            </p>
            {game.prize_fund > 0 ? (
              <p className={css.prize}>+{money(language, game.prize_fund)}</p>
            ) : (
              <p className="faint">{t('rank', { rank: number(language, game.rank) })}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
