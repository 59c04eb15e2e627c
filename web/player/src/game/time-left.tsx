import { useSpeech } from '../words/words.ts';
import type { Round } from './game.ts';

const HURRY_SECONDS = 5;

/** The server's own seconds, once a second; the bar only glides between them. */
export function TimeLeft({ round }: { round: Round }) {
  const { t } = useSpeech();
  const { secondsLeft, question } = round;
  const share = Math.max(0, Math.min(1, secondsLeft / question.time_limit));
  return (
    <div className={secondsLeft <= HURRY_SECONDS ? 'time-left hurry' : 'time-left'} role="timer">
      <span className="time-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className="seconds" aria-hidden="true">
        {secondsLeft}
      </span>
      <span className="unseen">{t.play.secondsLeft(secondsLeft)}</span>
    </div>
  );
}
