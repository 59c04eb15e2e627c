import { lightsFor, nextUnit } from './crowd.ts';
import { hash } from './hash.ts';

/** The lights of one option after the close: their box, their number, and whether they stay lit. */
export interface Heap {
  readonly players: number;
  readonly right: boolean;
}

/** The box that a heap may fill, in pixels of the canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Sorted {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The heap that a light is in. */
  readonly heap: Uint8Array;
  /**
   * The position in the heap from 0 (left) to 1 (right). The wave passes the lights in this order.
   */
  readonly along: Float32Array;
  readonly radius: number;
}

/** The times of the animation after the close, in milliseconds. */
export const timing = {
  freeze: 150,
  gather: 600,
  stagger: 260,
  right: 1100,
  wave: 1500,
  option: 400,
  handedOn: 3000,
  end: 3600,
} as const;

const ROWS = 4;

/**
 * How many players one light in the heaps stands for. Each heap is rounded up, and the sum must not
 * exceed the cap.
 */
export function unitOf(heaps: readonly Heap[], cap: number): number {
  const shown = (unit: number) =>
    heaps.reduce((sum, heap) => sum + lightsFor(heap.players, unit), 0);
  let unit = 1;
  while (shown(unit) > Math.max(cap, heaps.length)) unit = nextUnit(unit);
  return unit;
}

/** The number of lights in each heap. */
export function countsOf(heaps: readonly Heap[], cap: number): readonly number[] {
  const unit = unitOf(heaps, cap);
  return heaps.map(({ players }) => lightsFor(players, unit));
}

/** The distance between two columns of a strip. */
function pitchOf(count: number, box: Box): number {
  return Math.min(box.height / ROWS, box.width / Math.max(1, Math.ceil(count / ROWS)));
}

/** The middle of a strip of `count` dots, where the player's own light is. */
export function middleOf(count: number, box: Box): { x: number; y: number } {
  const width = pitchOf(count, box) * Math.ceil(count / ROWS);
  return { x: box.x + Math.max(box.height / 2, width / 2), y: box.y + box.height * 0.62 };
}

/** Places dots in four rows from the left of each box. */
export function strips(seed: number, counts: readonly number[], boxes: readonly Box[]): Sorted {
  const tallest = Math.max(1, ...boxes.map(({ height }) => height));
  const sorted = empty(counts, (tallest / ROWS) * 0.31);
  let place = 0;
  for (const [heap, count] of counts.entries()) {
    const box = boxes[heap] ?? NOWHERE;
    const columns = Math.ceil(count / ROWS);
    const row = box.height / ROWS;
    const pitch = pitchOf(count, box);
    for (let index = 0; index < count; index += 1, place += 1) {
      const column = Math.floor(index / ROWS);
      sorted.x[place] = box.x + pitch * (column + 0.5) + 0.9 * (hash(seed, place) - 0.5);
      sorted.y[place] = box.y + row * ((index % ROWS) + 0.5) + 0.9 * (hash(seed + 1, place) - 0.5);
      sorted.heap[place] = heap;
      sorted.along[place] = columns > 1 ? column / (columns - 1) : 0.5;
    }
  }
  return sorted;
}

/** Places dots in a hill on the lower edge of each box. */
export function piles(seed: number, counts: readonly number[], boxes: readonly Box[]): Sorted {
  const highest = Math.max(1, ...counts);
  const roomiest = boxes[0] ?? NOWHERE;
  let pitch = Math.min(16, roomiest.width / 9);
  while (pitch > 3 && hill(highest, roomiest.width, pitch) * pitch * 0.87 > roomiest.height) {
    pitch *= 0.95;
  }
  const sorted = empty(counts, pitch * 0.3);
  let place = 0;
  for (const [heap, count] of counts.entries()) {
    const box = boxes[heap] ?? NOWHERE;
    const rows = hill(count, box.width, pitch);
    let placed = 0;
    for (let row = 0; placed < count; row += 1) {
      const inRow = Math.min(count - placed, row < rows ? rowOf(row, rows, box.width, pitch) : 1);
      for (let column = 0; column < inRow; column += 1, place += 1, placed += 1) {
        const across = (column - (inRow - 1) / 2) * pitch;
        sorted.x[place] = box.x + box.width / 2 + across + pitch * 0.32 * (hash(seed, place) - 0.5);
        sorted.y[place] =
          box.y +
          box.height -
          pitch * (0.5 + row * 0.87) +
          pitch * 0.2 * (hash(seed + 1, place) - 0.5);
        sorted.heap[place] = heap;
        sorted.along[place] = 0.5 + across / Math.max(1, box.width);
      }
    }
  }
  return sorted;
}

/** The rows of a hill with `count` dots in this width. */
function hill(count: number, width: number, pitch: number): number {
  for (let rows = 1; ; rows += 1) {
    let held = 0;
    for (let row = 0; row < rows; row += 1) held += rowOf(row, rows, width, pitch);
    if (held >= count) return rows;
  }
}

function rowOf(row: number, rows: number, width: number, pitch: number): number {
  return Math.max(1, Math.floor((width / pitch) * Math.sqrt(1 - row / rows)));
}

const NOWHERE: Box = { x: 0, y: 0, width: 1, height: 1 };

function empty(counts: readonly number[], radius: number): Sorted {
  const count = counts.reduce((sum, one) => sum + one, 0);
  return {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    heap: new Uint8Array(count),
    along: new Float32Array(count),
    radius,
  };
}

/** The progress of a light from the hall to its heap, from 0 to 1, `since` milliseconds after the
 * close. */
export function flown(seed: number, place: number, since: number): number {
  const delay = timing.freeze + timing.stagger * hash(seed + 5, place);
  return inOut(Math.min(1, Math.max(0, (since - delay) / timing.gather)));
}

/**
 * The brightness of a light: 0 is out, 1 is lit, and more than 1 is a flare. Heaps of wrong options
 * go out one after another.
 */
export function brightness(
  sorted: Sorted,
  place: number,
  heaps: readonly Heap[],
  since: number,
  before = wrongBefore(heaps),
) {
  const heap = sorted.heap[place] ?? 0;
  if (heaps[heap]?.right) {
    if (since < timing.right) return 1;
    return since < timing.handedOn ? 1.2 : 1.3;
  }
  const turn =
    timing.wave + timing.option * ((before[heap] ?? 0) + 0.9 * (sorted.along[place] ?? 0));
  if (since >= turn) return 0;
  return since > turn - 90 ? 1.6 : 1;
}

/** For each heap, the number of wrong heaps that go out before it. */
export function wrongBefore(heaps: readonly Heap[]): readonly number[] {
  let wrong = 0;
  return heaps.map(({ right }) => (right ? wrong : wrong++));
}

/** The number of players that is shown while the wave passes. It falls from `before` to `after`. */
export function leftDuring(
  before: number,
  after: number,
  heaps: readonly Heap[],
  since: number,
): number {
  const wrong = heaps.filter(({ right }) => !right).length;
  if (since >= timing.wave + timing.option * wrong) return after;
  const passed = Math.max(0, (since - timing.wave) / (timing.option * Math.max(1, wrong)));
  return Math.round(before - (before - after) * passed);
}

/** The time at which the last light of a wrong option is out. */
export function waveEnd(heaps: readonly Heap[]): number {
  return timing.wave + timing.option * heaps.filter(({ right }) => !right).length;
}

export function inOut(share: number): number {
  return share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
}

export function out(share: number): number {
  return 1 - (1 - share) ** 3;
}
