import { Button } from '@quizcast/page';
import { CircleCheck, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Game } from '../game.ts';
import { unconfirmedAnswer } from '../game.ts';
import { lineLost, type View } from '../view.ts';
import { useGameText } from '../words.ts';

/** How long the message “you are back” is shown. */
const BACK_MS = 2_500;

/**
 * Shows immediately that the connection is lost, and for a moment that it is back. Never covers an
 * option. In the lobby the card about the connection shows the loss.
 */
export function LinkSheet({ game, view }: { game: Game; view: View }) {
  const say = useGameText();
  const lost = lineLost(game);
  const back = useBack(lost);
  if (game.link === 'ended') {
    return (
      <div className="link-sheet" role="alert">
        <WifiOff aria-hidden="true" />
        <p>
          <strong>{say('endedTitle')}</strong>
          <span>{say('endedHint')}</span>
        </p>
        <Button size="small" onClick={() => location.reload()}>
          {say('reload')}
        </Button>
      </div>
    );
  }
  if (lost && view === 'lobby') return null;
  if (lost) {
    const running = view === 'question' || view === 'reveal';
    return (
      <section className="link-sheet" aria-label={say('lostTitle')}>
        <WifiOff aria-hidden="true" />
        <p>
          <strong>{say('lostTitle')}</strong>
          <span>{say(running ? 'lostRunning' : 'lostLobby')}</span>
        </p>
        <span className="link-bar" aria-hidden="true" />
        {unconfirmedAnswer(game) && (
          <p className="link-saved">
            <CircleCheck size={20} aria-hidden="true" />
            {say('lostSaved')}
          </p>
        )}
      </section>
    );
  }
  return back ? (
    <section className="link-sheet brief" aria-label={say('back')}>
      <CircleCheck size={20} aria-hidden="true" />
      <p>{say('back')}</p>
    </section>
  ) : null;
}

function useBack(lost: boolean): boolean {
  const [state, setState] = useState({ lost, back: false });
  if (state.lost !== lost) setState({ lost, back: !lost });
  useEffect(() => {
    if (!state.back) return;
    const timer = setTimeout(() => setState((now) => ({ ...now, back: false })), BACK_MS);
    return () => clearTimeout(timer);
  }, [state.back]);
  return state.back;
}
