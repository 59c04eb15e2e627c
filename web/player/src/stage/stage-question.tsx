import { Glyph, Pips, pipsOf, TimerRing } from '@quizcast/lights';
import { Sign } from '@quizcast/page';
import { number } from '@quizcast/words';
import type { Game, Round } from '../game/game.ts';
import { translated } from '../game/translated.ts';
import { useBoth } from './both.ts';

export function StageNumber({ round, pips }: { round: Round; pips: boolean }) {
  const { number: n, total_questions: total } = round.question;
  return (
    <p className="stage-number">
      <Sign size={52} />
      <span>
        <strong>{n}</strong> / {total}
      </span>
      {pips && <Pips pips={pipsOf(n, total)} />}
    </p>
  );
}

/**
 * The class that sets the font size. Longer texts get a smaller font, so that the options keep
 * their place.
 */
function lengthOf(kk: string, ru: string): string {
  if (kk.length > 165 || ru.length > 170) return 'longest';
  return kk.length > 90 || ru.length > 110 ? 'long' : '';
}

/** An open question in both languages. */
export function StageQuestion({ game, round }: { game: Game; round: Round }) {
  const both = useBoth();
  const kk = translated(round.question, 'kk');
  const ru = translated(round.question, 'ru');
  const { answered, inPlay } = game.crowd;
  return (
    <>
      <header className="stage-head">
        <StageNumber round={round} pips />
        <div
          className="stage-ring"
          role="timer"
          aria-label={both.ru('secondsLeft', { n: round.secondsLeft })}
        >
          <TimerRing
            closesAt={round.closesAt ?? 0}
            limitMs={round.question.time_limit * 1000}
            held={game.paused}
          />
        </div>
      </header>
      <div className="stage-board">
        <section className={`stage-asked ${lengthOf(kk.text, ru.text)}`}>
          <h1 lang="kk">{kk.text}</h1>
          {ru.text !== kk.text && <p lang="ru">{ru.text}</p>}
        </section>
        <ul className="stage-options">
          {round.question.options.map(({ id }, index) => (
            <li key={id}>
              <Glyph index={index} size={72} />
              <span>
                <strong lang="kk">{kk.options[index]}</strong>
                {ru.options[index] !== kk.options[index] && (
                  <span lang="ru">{ru.options[index]}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
        <p className="stage-count">
          {answered !== undefined && inPlay !== undefined ? (
            <>
              <span className="figure">{number('ru', answered)}</span> / {number('ru', inPlay)}{' '}
              {both.join('answered')}
            </>
          ) : (
            inPlay !== undefined && `${number('ru', inPlay)} ${both.join('inPlay')}`
          )}
        </p>
      </div>
    </>
  );
}
