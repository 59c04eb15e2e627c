import { hash, ranks } from './hash.ts';

/** The seats of a hall as seen from its front row; coordinates in [0, 1], nearest seat last. */
export interface Hall {
  readonly seed: number;
  readonly count: number;
  readonly x: Float32Array;
  /** 0 at the back, 1 at the front row. */
  readonly y: Float32Array;
  /** 1 for the nearest light. */
  readonly size: Float32Array;
  /** The order in which seats are taken. The seats that were taken last go dark first. */
  readonly rank: Uint16Array;
}

const DEEPEST = 7.5;
/** Rows are slightly wider than the picture, so that the crowd has no visible edge. */
const OVERHANG = 0.04;

/**
 * Seats `count` lights in rows of equal depth. `aspect` is the width of the floor divided by its
 * height.
 */
export function hallOf(seed: number, count: number, aspect: number): Hall {
  const deepest = 1 + (DEEPEST - 1) * Math.min(1, Math.sqrt(count / 400));
  const nearest = Math.max(1, Math.sqrt((count * 2 * aspect) / (deepest * (1 + deepest))));
  const rows = Math.max(1, Math.round((2 * count) / (nearest * (1 + deepest))));
  const depths = Array.from({ length: rows }, (_, row) =>
    rows === 1 ? 1 : deepest - ((deepest - 1) * row) / (rows - 1),
  );
  const total = depths.reduce((sum, depth) => sum + depth, 0);
  const hall = {
    seed,
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    size: new Float32Array(count),
    rank: ranks(seed, count),
  };
  let place = 0;
  let seen = 0;
  const pitch = rows === 1 ? 0 : (deepest - 1) / (rows - 1);
  for (const [row, depth] of depths.entries()) {
    seen += depth;
    const end = row === rows - 1 ? count : Math.min(count, Math.round((count * seen) / total));
    const inRow = end - place;
    const shift = hash(seed + 11, row);
    for (let column = 0; place < end; column += 1, place += 1) {
      const wander = hash(seed + 23, place) - 0.5;
      const across = (column + shift + 0.62 * wander) / Math.max(1, inRow);
      const near = Math.max(1, depth + pitch * 0.7 * (hash(seed + 37, place) - 0.5));
      hall.x[place] = ((across + 1) % 1) * (1 + 2 * OVERHANG) - OVERHANG;
      hall.y[place] = Math.max(0, (1 / near - 1 / deepest) / (1 - 1 / deepest || 1));
      hall.size[place] = near ** -0.74;
    }
  }
  return hall;
}
