import type { Game } from './game.ts';
import type { Screen } from './screen.ts';

/** Which layout is on the screen: a question alone has four of them. */
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

/** `watching` once somebody who is out by this question has chosen to watch on. */
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

/** Whether this very question ended the game for this player. */
export function outNow(screen: Screen): boolean {
  if (screen.name !== 'question') return false;
  return ['wrong', 'late', 'silent'].includes(screen.status);
}

/** Whether the page knows of nothing new from the server, whatever the socket believes. */
export function lineLost(game: Game): boolean {
  return game.link === 'lost' || game.link === 'ended' || game.quiet;
}
