import { useSpeech } from '../words/words.ts';
import type { Game } from './game.ts';
import type { Screen } from './screen.ts';

/** Seconds left at which a listener is told the time. */
const CALLED_OUT = [10, 5];

/**
 * Speaks what sighted players see change. It stays on the page through all screens, because a live
 * region that appears together with its text is not read.
 */
export function Announcer({ game, screen }: { game: Game; screen: Screen }) {
  const { t } = useSpeech();
  const status = screen.name === 'question' ? t.play.status[screen.status] : '';
  const seconds =
    screen.name === 'question' &&
    screen.status === 'choose' &&
    CALLED_OUT.includes(screen.round.secondsLeft)
      ? t.play.secondsLeft(screen.round.secondsLeft)
      : '';
  const link = game.link === 'lost' ? t.link.lost : '';
  return (
    <div className="unseen" role="status">
      {[link, status, seconds].filter(Boolean).join(' ')}
    </div>
  );
}
