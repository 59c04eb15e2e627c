export interface HallLight {
  /** Coordinates from 0 to 1, relative to the whole picture. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly state: 'bright' | 'dim' | 'out';
}

export const MAX_LIGHTS = 400;

/**
 * How many players one light stands for: 1, 2, 5, 10, 20 and so on, so that the number of lights
 * stays within the cap.
 */
export function playersPerLight(players: number, cap = MAX_LIGHTS): number {
  let step = 1;
  for (let round = 0; players / step > cap; round += 1) step *= round % 3 === 1 ? 2.5 : 2;
  return step;
}

/**
 * Places the lights of a hall in rows from back to front; the same seed gives the same hall.
 *
 * @param lit the share of the players in play who have answered
 * @param out the number of lights that are out
 */
export function lightsOf(seed: number, lights: number, lit: number, out = 0): readonly HallLight[] {
  const random = numbersFrom(seed);
  return Array.from({ length: Math.min(lights, MAX_LIGHTS) }, (_, n) => {
    const depth = random() ** 1.7;
    const light = {
      x: random(),
      y: 0.12 + depth * 0.84,
      size: 0.7 + depth * 2.6,
    };
    const chance = random();
    const state = n < out ? 'out' : chance < lit ? 'bright' : 'dim';
    return { ...light, state } as const;
  });
}

/** Mulberry32, which is small, fast, and gives the same numbers everywhere. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
