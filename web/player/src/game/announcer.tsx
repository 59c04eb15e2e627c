import type { Game } from './game.ts';
import type { RoundStatus, Screen } from './screen.ts';
import { lineLost } from './view.ts';
import { type GameKey, useGameText } from './words.ts';

/** The remaining seconds that are announced. */
const CALLED_OUT = [10, 5];

const spoken: Record<RoundStatus, GameKey> = {
  choose: 'choose',
  sending: 'sending',
  unsent: 'queued',
  recorded: 'recorded',
  right: 'right',
  wrong: 'wrong',
  late: 'late',
  silent: 'silent',
  watching: 'watching',
  revealed: 'revealed',
  voided: 'voided',
};

/**
 * Announces visible changes to screen readers. It stays on the page across all screens, because
 * screen readers do not announce a live region that appears together with its text.
 */
export function Announcer({ game, screen }: { game: Game; screen: Screen }) {
  const say = useGameText();
  const status = screen.name === 'question' ? say(spoken[screen.status]) : '';
  const seconds =
    screen.name === 'question' &&
    screen.status === 'choose' &&
    CALLED_OUT.includes(screen.round.secondsLeft)
      ? say('secondsLeft', { n: screen.round.secondsLeft })
      : '';
  const link = lineLost(game) ? say('lostTitle') : '';
  return (
    <div className="unseen" role="status">
      {[link, status, seconds].filter(Boolean).join(' ')}
    </div>
  );
}
