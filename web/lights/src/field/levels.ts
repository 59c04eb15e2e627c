import type { Hall } from './hall.ts';
import { hash } from './hash.ts';

/** The level of a seat in the hall. */
export const EMPTY = 0;
export const OUT = 1;
export const PRESENT = 2;
export const LIT = 3;

/** The time that a light takes to change its level, or to fall into the hall. */
export const FADE_MS = 320;
export const FALL_MS = 900;
const FADE_SPREAD_MS = 500;
const FALL_SPREAD_MS = 800;

/** The lights of a hall, with their changes of level. */
export interface Levels {
  readonly was: Uint8Array;
  readonly is: Uint8Array;
  /** Milliseconds since the level changed; negative while the change is delayed. */
  readonly age: Float32Array;
  /** Milliseconds since the light began to fall; FALL_MS if it has landed. */
  readonly fall: Float32Array;
  /**
   * For each light, the share of answers at which it begins to shine, and the seed from which this
   * was computed.
   */
  readonly turn: Float64Array;
  seed: number | undefined;
}

/** The target state of the hall, in counts of lights, not of players. */
export interface Wanted {
  /** The number of seats that have ever been taken. */
  readonly taken: number;
  /** The number of seats whose light still burns. */
  readonly burning: number;
  /** The share of the remaining lights that have answered. */
  readonly answered: number;
  /** Decides which of the remaining lights is lit first. It differs from question to question. */
  readonly salt: number;
}

export function newLevels(count: number): Levels {
  return {
    was: new Uint8Array(count),
    is: new Uint8Array(count),
    age: new Float32Array(count).fill(FADE_MS),
    fall: new Float32Array(count).fill(FALL_MS),
    turn: new Float64Array(count),
    seed: undefined,
  };
}

/** Whether a light neither falls nor changes its level. */
export function atRest(levels: Levels, place: number): boolean {
  return (levels.age[place] ?? FADE_MS) >= FADE_MS && (levels.fall[place] ?? FALL_MS) >= FALL_MS;
}

/** Decides the order in which the burning lights are lit. It differs for each hall and question. */
function order(hall: Hall, levels: Levels, salt: number): void {
  const seed = hall.seed + 101 * (salt + 1);
  if (levels.seed === seed) return;
  levels.seed = seed;
  for (let place = 0; place < hall.count; place += 1) levels.turn[place] = hash(seed, place);
}

function levelOf(hall: Hall, levels: Levels, place: number, wanted: Wanted): number {
  const rank = hall.rank[place] ?? 0;
  if (rank >= wanted.taken) return EMPTY;
  if (rank >= wanted.burning) return OUT;
  return (levels.turn[place] ?? 1) < wanted.answered ? LIT : PRESENT;
}

/**
 * Moves every light by `elapsed` milliseconds towards the target and returns whether any light is
 * still moving. It depends on neither a clock nor a canvas, so the same lights and times always
 * give the same picture.
 */
export function step(hall: Hall, levels: Levels, wanted: Wanted, elapsed: number): boolean {
  order(hall, levels, wanted.salt);
  let moving = false;
  for (let place = 0; place < hall.count; place += 1) {
    const level = levelOf(hall, levels, place, wanted);
    const before = levels.is[place] ?? EMPTY;
    if (level !== before) {
      levels.was[place] = before;
      levels.is[place] = level;
      levels.age[place] = -FADE_SPREAD_MS * hash(hall.seed + 53, place);
      if (before === EMPTY && level > OUT) {
        levels.fall[place] = -FALL_SPREAD_MS * hash(hall.seed + 67, place);
      }
    }
    const age = Math.min(FADE_MS, (levels.age[place] ?? FADE_MS) + elapsed);
    const fall = Math.min(FALL_MS, (levels.fall[place] ?? FALL_MS) + elapsed);
    levels.age[place] = age;
    levels.fall[place] = fall;
    moving ||= age < FADE_MS || fall < FALL_MS;
  }
  return moving;
}

/** Shows the target state immediately, without animation. */
export function settle(hall: Hall, levels: Levels, wanted: Wanted): void {
  step(hall, levels, wanted, 0);
  levels.age.fill(FADE_MS);
  levels.fall.fill(FALL_MS);
}
