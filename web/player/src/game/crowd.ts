import type { Game } from './game.ts';

/** How long a player counts as newly arrived. */
const RECENT_MS = 10_000;

interface Counts {
  readonly in_play?: number;
  readonly in_play_before?: number;
  readonly answered?: number;
  readonly watching?: number;
  readonly share?: number;
}

/**
 * Takes over the counts of a frame. The largest number in play is the number of players who joined.
 */
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

/** A new question, which nobody has answered yet. */
export function after(game: Game, question: Counts): Game {
  const { answered: _, arrivals: __, ...crowd } = game.crowd;
  return counted({ ...game, crowd }, question);
}

/** Records how the lobby has grown. */
export function arrived(game: Game, players: number, at: number): Game {
  if (game.stage !== 'lobby') return { ...game, players };
  const before = game.crowd.arrivals ?? [];
  // Keeps the last count before these ten seconds, because the growth is measured from it.
  const recent = before.filter((_, index) => (before[index + 1]?.at ?? at) > at - RECENT_MS);
  const arrivals = [...recent.slice(-30), { at, players }];
  return { ...game, players, crowd: { ...game.crowd, arrivals } };
}

/** The growth of the lobby in the last ten seconds; undefined while it is not known. */
export function newcomers(game: Game): number {
  const { arrivals = [] } = game.crowd;
  const first = arrivals[0];
  const last = arrivals.at(-1);
  if (first === undefined || last === undefined) return 0;
  return Math.max(0, last.players - first.players);
}
