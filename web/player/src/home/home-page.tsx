import { Failed, Skeleton, Title } from '@quizcast/page';
import { dayAndTime, useLanguage } from '@quizcast/words';
import { MoonStar } from 'lucide-react';
import { Link } from 'react-router';
import { Hall } from '../hall/hall.tsx';
import { useUpcoming } from './calls.ts';
import { Hero } from './hero.tsx';
import css from './home.module.css';
import { LastGame } from './last-game.tsx';
import { Rules } from './rules.tsx';
import { useHomeText } from './text.ts';

/** The start page: the next or running quiz, the rules, and the result of the last one. */
export function HomePage() {
  const t = useHomeText();
  const { language } = useLanguage();
  const { data, error, refetch } = useUpcoming();
  const [next, ...later] = data ?? [];
  return (
    <>
      {next ? <Hero key={next.id} quiz={next} /> : <Dark />}
      {later.length > 0 && (
        <section className={css.section} aria-labelledby="later">
          <h2 id="later">{t('later')}</h2>
          <ul className="rows">
            {later.map((quiz) => (
              <li key={quiz.id}>
                <Link className="grow one-line" to={`/quiz/${quiz.id}`}>
                  {quiz.title}
                </Link>
                <span className="faint">{dayAndTime(language, quiz.scheduled_time)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LastGame />
    </>
  );

  /** The hall without a quiz: loading, failed, or nothing announced. */
  function Dark() {
    return (
      <section className={css.hero}>
        <div className={css.hall}>
          <Hall seed={1} />
        </div>
        <div className={css.quiet}>
          {data === undefined && (
            <span className="unseen">
              <Title>{t('title')}</Title>
            </span>
          )}
          {error && <Failed error={error} retry={() => void refetch()} />}
          {!error && data === undefined && (
            <div className={css.bars} role="status">
              <Skeleton width="9rem" height="2rem" />
              <Skeleton width="80%" height="2rem" />
              <Skeleton width="100%" height="3.5rem" />
              <Skeleton width="60%" />
            </div>
          )}
          {data && (
            <div className="state">
              <MoonStar size={48} strokeWidth={1.5} aria-hidden="true" />
              <Title>{t('none')}</Title>
              <p>{t('noneMore')}</p>
            </div>
          )}
        </div>
        <Rules />
      </section>
    );
  }
}
