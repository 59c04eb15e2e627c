import { Flaps, useSecondsUntil } from '@quizcast/lights';
import { Sign } from '@quizcast/page';
import type { Quiz } from '@quizcast/protocol';
import { money, number } from '@quizcast/words';
import { useEffect, useState } from 'react';
import type { Game } from '../game/game.ts';
import { useBoth } from './both.ts';
import { StageQr } from './stage-qr.tsx';

/** The stage before the start: fund, countdown, number of players and QR code. */
export function StageLobby({ quiz, game }: { quiz: Quiz; game: Game }) {
  const both = useBoth();
  const hidden = useHiddenByKey();
  return (
    <>
      <header className="stage-top">
        <p className="stage-brand">
          <Sign size={56} /> Quizcast
        </p>
        <h1 className="stage-quiz one-line">{quiz.title}</h1>
      </header>
      <section className="stage-fund">
        <p>{both.join('prizeFund')}</p>
        <p className="figure">{money('ru', quiz.prize_fund)}</p>
      </section>
      {game.startsAt !== undefined && <Clock startsAt={game.startsAt} />}
      {!hidden && <StageQr path={`/quiz/${quiz.id}`} hint={[both.ru('point'), both.kk('point')]} />}
      {game.players !== undefined && (
        <p className="stage-people">
          <span className="stage-dot" aria-hidden="true" />
          <span className="figure">{number('ru', game.players)}</span>
          {both.join('inHall')}
        </p>
      )}
    </>
  );
}

function Clock({ startsAt }: { startsAt: number }) {
  const both = useBoth();
  const seconds = useSecondsUntil(startsAt);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts
    .slice(seconds < 3600 ? 1 : 0)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const key = seconds > 0 ? 'untilStart' : 'soon';
  return (
    <div className="stage-clock" role="timer">
      {seconds > 0 && <Flaps text={text} label={both.ru('secondsLeft', { n: seconds })} />}
      <p>
        {both.ru(key)}
        <span>{both.kk(key)}</span>
      </p>
    </div>
  );
}

/** The operator of the screen hides or shows the QR code with the key Q. */
function useHiddenByKey(): boolean {
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    const pressed = ({ code }: KeyboardEvent) => code === 'KeyQ' && setHidden((now) => !now);
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return hidden;
}
