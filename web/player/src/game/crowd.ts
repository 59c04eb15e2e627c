import type { Game } from './game.ts';

/** How long somebody counts as having just come. */
const RECENT_MS = 10_000;

interface Counts {
  readonly in_play?: number;
  readonly in_play_before?: number;
  readonly answered?: number;
  readonly watching?: number;
  readonly share?: number;
}

/** Takes whatever counts a frame brought; the greatest crowd ever in play is who joined. */
export function counted(game: Game, counts: Counts): Game {
  const { in_play, answered, watching, share } = counts;
  if ([in_play, answered, watching, share].every((one) => one === undefined)) return game;
  const inPlay = in_play ?? game.crowd.inPlay;
  const joined = Math.max(game.crowd.joined ?? 0, counts.in_play_before ?? 0, inPlay ?? 0);
  return {
    ...game,
    ...(share !== undefined && { share }),
    crowd: {
      ...game.crowd,
      ...(inPlay !== undefined && { inPlay, joined }),
      ...(answered !== undefined && { answered }),
      ...(watching !== undefined && { watching }),
    },
  };
}

/** A new question: nobody has answered it yet. */
export function after(game: Game, question: Counts): Game {
  const { answered: _, arrivals: __, ...crowd } = game.crowd;
  return counted({ ...game, crowd }, question);
}

/** Notes how the lobby grew. */
export function arrived(game: Game, players: number, at: number): Game {
  if (game.stage !== 'lobby') return { ...game, players };
  const before = game.crowd.arrivals ?? [];
  // The last count before these ten seconds stays, for there the growth is measured from.
  const recent = before.filter((_, index) => (before[index + 1]?.at ?? at) > at - RECENT_MS);
  const arrivals = [...recent.slice(-30), { at, players }];
  return { ...game, players, crowd: { ...game.crowd, arrivals } };
}

/** How many more are in the lobby than ten seconds ago; nothing while that is not known. */
export function newcomers(game: Game): number {
  const { arrivals = [] } = game.crowd;
  const first = arrivals[0];
  const last = arrivals.at(-1);
  if (first === undefined || last === undefined) return 0;
  return Math.max(0, last.players - first.players);
}
