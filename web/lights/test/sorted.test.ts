import { describe, expect, it } from 'vitest';
import {
  brightness,
  flown,
  leftDuring,
  middleOf,
  piles,
  strips,
  timing,
  waveEnd,
} from '../src/field/sorted.ts';

const heaps = [
  { players: 612, right: false },
  { players: 3218, right: true },
  { players: 874, right: false },
];
const counts = [31, 161, 44];
const boxes = [0, 90, 180].map((y) => ({ x: 20, y, width: 330, height: 28 }));

describe('lights sorted by option', () => {
  it.each([
    ['strips', strips(12, counts, boxes)],
    [
      'piles',
      piles(
        12,
        counts,
        boxes.map((box, at) => ({ ...box, x: at * 340, y: 0, height: 400 })),
      ),
    ],
  ])('as %s lie inside their boxes', (shape, sorted) => {
    expect(sorted.count).toBe(236);
    for (let place = 0; place < sorted.count; place += 1) {
      const heap = sorted.heap[place] ?? 0;
      const box =
        shape === 'strips' ? boxes[heap] : { x: heap * 340, y: 0, width: 330, height: 400 };
      expect(sorted.x[place]).toBeGreaterThan((box?.x ?? 0) - 6);
      expect(sorted.x[place]).toBeLessThan((box?.x ?? 0) + 336);
      expect(sorted.y[place]).toBeGreaterThan((box?.y ?? 0) - 6);
      expect(sorted.y[place]).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0) + 6);
    }
  });

  it('surround the player’s own light, also in a small heap', () => {
    for (const [heap, count] of [4, 31, 161].entries()) {
      const box = boxes[heap] ?? { x: 0, y: 0, width: 0, height: 0 };
      const { x } = middleOf(count, box);
      const dots = [...strips(12, [count], [box]).x];
      expect(x - Math.max(...dots)).toBeLessThan(12);
      expect(x).toBeGreaterThan(Math.min(...dots));
    }
  });

  it('a crowd on one option still fits', () => {
    const sorted = strips(12, [320], [boxes[0] ?? { x: 0, y: 0, width: 0, height: 0 }]);
    expect(Math.max(...sorted.x)).toBeLessThan(352);
  });
});

describe('after the close', () => {
  const sorted = strips(12, counts, boxes);
  const at = (place: number, since: number) => brightness(sorted, place, heaps, since);

  it('nothing moves at first, and all lights have arrived before the right option is shown', () => {
    expect(flown(12, 3, timing.freeze)).toBe(0);
    for (let place = 0; place < 236; place += 1) expect(flown(12, place, timing.right)).toBe(1);
  });

  it('lights of the right option flare and never go out', () => {
    expect(at(100, 900)).toBe(1);
    expect(at(100, timing.right)).toBe(1.2);
    expect(at(100, timing.end)).toBe(1.3);
  });

  it('a wave puts out wrong options one after another', () => {
    expect([at(0, timing.wave - 200), at(0, timing.wave + 30)]).toEqual([1, 0]);
    expect([at(200, timing.wave + 200), at(200, timing.wave + 2 * timing.option)]).toEqual([1, 0]);
    expect(waveEnd(heaps)).toBe(2300);
  });

  it('the number of players left falls with the wave and ends exactly', () => {
    expect(leftDuring(5034, 3218, heaps, 0)).toBe(5034);
    expect(leftDuring(5034, 3218, heaps, 1900)).toBe(4126);
    expect(leftDuring(5034, 3218, heaps, waveEnd(heaps))).toBe(3218);
    expect(leftDuring(9, 9, [{ players: 9, right: true }], timing.wave)).toBe(9);
  });
});
