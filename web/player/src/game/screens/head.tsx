import { type Pip, Pips, TimerRing } from '@quizcast/lights';
import { number, Rich, useLanguage } from '@quizcast/words';
import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Game, Round } from '../game.ts';
import { useGameText } from '../words.ts';

/** Makes the numbers in a sentence bold. */
export const figures = { b: (inside: string) => <strong>{inside}</strong> };

interface HeadParts {
  round: Round;
  pips: readonly Pip[];
  right: ReactNode;
  children?: ReactNode;
}

/** The header of a question: its number, the progress of the game, and the number of players left. */
export function Head({ round, pips, right, children }: HeadParts) {
  const say = useGameText();
  const { number: n, total_questions: total } = round.question;
  return (
    <header className={children ? 'game-head with-ring' : 'game-head'}>
      <p className="question-number">
        <span aria-hidden="true">
          <strong>{n}</strong> / {total}
        </span>
        <span className="unseen">{say('questionOf', { n, total })}</span>
      </p>
      <div className="head-middle">
        {children}
        <Pips pips={pips} />
      </div>
      <div className="head-right">{right}</div>
    </header>
  );
}

/**
 * The timer ring of a question. It is hidden from screen readers, because the announcer reads some
 * of the seconds to them.
 */
export function QuestionRing({ round, held }: { round: Round; held: boolean }) {
  const say = useGameText();
  return (
    <div role="timer" aria-label={say('secondsLeft', { n: round.secondsLeft })}>
      <TimerRing
        closesAt={round.closesAt ?? 0}
        limitMs={round.question.time_limit * 1000}
        held={held}
      />
    </div>
  );
}

/** The number of players in play, or of players online if the server has sent only that. */
export function InPlay({ game }: { game: Game }) {
  const say = useGameText();
  const { language } = useLanguage();
  const { inPlay } = game.crowd;
  const shown = inPlay ?? game.players;
  if (shown === undefined) return null;
  const n = number(language, shown);
  if (inPlay === undefined) {
    return (
      <p className="in-play">
        <span className="light-dot" aria-hidden="true" />
        <strong aria-hidden="true">{n}</strong>
        <span className="unseen">
          <Rich text={say('online', { n })} tags={figures} />
        </span>
      </p>
    );
  }
  return (
    <p className="in-play">
      <span className="light-dot" aria-hidden="true" />
      <span>
        <Rich text={say('inPlay', { n })} tags={figures} />
      </span>
    </p>
  );
}

/** The number of people who watch. */
export function Watchers({ game }: { game: Game }) {
  const say = useGameText();
  const { language } = useLanguage();
  const n = game.crowd.watching;
  if (n === undefined) return <InPlay game={game} />;
  return (
    <p className="in-play">
      <Eye size={18} aria-hidden="true" />
      <strong aria-hidden="true">{number(language, n)}</strong>
      <span className="unseen">{say('watchers', { n })}</span>
    </p>
  );
}
