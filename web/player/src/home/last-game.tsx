import { money, useLanguage } from '@quizcast/words';
import { Link } from 'react-router';
import { useLastGame } from './calls.ts';
import css from './home.module.css';
import { useHomeText } from './text.ts';

const NAMES = 5;

/** The result of the last quiz; renders nothing if there was none. */
export function LastGame() {
  const t = useHomeText();
  const { language } = useLanguage();
  const { data } = useLastGame();
  if (!data) return null;
  const { quiz, winners } = data;
  const share = winners[0]?.prize_fund ?? 0;
  return (
    <section className={css.section} aria-labelledby="last-game">
      <h2 id="last-game">{t('last')}</h2>
      <div className={`card ${css.last}`}>
        <div>
          <h3 className="one-line">{quiz.title}</h3>
          {winners.length === 0 ? (
            <p className="soft">{t('nobody')}</p>
          ) : (
            <p className="soft">
              {t('winners', { n: winners.length })}
              {share > 0 && `, ${t('each', { share: money(language, share) })}`}
            </p>
          )}
        </div>
        {winners.length > 0 && (
          <ul className={css.names}>
            {winners.slice(0, NAMES).map(({ user_id, username }) => (
              <li key={user_id}>
                <span className={css.dot} aria-hidden="true" />
                <span className="one-line">{username}</span>
              </li>
            ))}
          </ul>
        )}
        <Link to={`/quiz/${quiz.id}/results`}>{t('results')}</Link>
      </div>
    </section>
  );
}
