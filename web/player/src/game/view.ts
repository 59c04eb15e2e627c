import type { Game } from './game.ts';
import type { Screen } from './screen.ts';

/** The layout of the screen. There are four layouts for a question. */
export type View =
  | 'lobby'
  | 'question'
  | 'reveal'
  | 'out'
  | 'ad'
  | 'paused'
  | 'waiting'
  | 'counting'
  | 'cancelled'
  | 'missing';

/**
 * `watching` becomes true when a player who was eliminated by this question chooses to keep
 * watching.
 */
export function viewOf(game: Game, screen: Screen, watching: boolean): View {
  switch (screen.name) {
    case 'question':
      if (screen.round.correctOption === undefined) return 'question';
      if (game.paused) return 'paused';
      return outNow(screen) && !watching ? 'out' : 'reveal';
    case 'waiting':
      return screen.paused ? 'paused' : 'waiting';
    case 'over':
      return 'counting';
    default:
      return screen.name;
  }
}

/** Whether this question eliminated this player. */
export function outNow(screen: Screen): boolean {
  if (screen.name !== 'question') return false;
  return ['wrong', 'late', 'silent'].includes(screen.status);
}

/** Whether the page gets no news from the server, even though the socket seems open. */
export function lineLost(game: Game): boolean {
  return game.link === 'lost' || game.link === 'ended' || game.quiet;
}
