import { describe, expect, it } from 'vitest';
import { hallOf } from '../src/field/hall.ts';
import { Latest } from '../src/field/latest.ts';
import { atRest, newLevels, settle, step } from '../src/field/levels.ts';
import { seatsOf } from '../src/field/seats.ts';

const hall = hallOf(12, 300, 2.1);
const floor = { left: 0, width: 390, top: 500, height: 300, near: 6 };

describe('seats on a canvas', () => {
  it('stand on the floor, the nearest the largest', () => {
    const { x, y, radius } = seatsOf(hall, floor);
    expect(x.every((at) => at > -0.05 * 390 && at < 1.05 * 390)).toBe(true);
    expect(y.every((at) => at >= 500 && at <= 800)).toBe(true);
    expect(Math.max(...radius)).toBeLessThanOrEqual(6);
    expect(Math.min(...radius)).toBeGreaterThan(0.5);
  });

  it('leave a clearing around my own light and are the same outside it', () => {
    const clearing = { x: 195, y: 650, radius: 40 };
    const crowded = seatsOf(hall, floor);
    const cleared = seatsOf(hall, floor, clearing);
    const far = (x: number, y: number) => Math.hypot(x - 195, (y - 650) * 1.5);
    for (let place = 0; place < hall.count; place += 1) {
      const [x, y] = [crowded.x[place] ?? 0, crowded.y[place] ?? 0];
      expect(far(cleared.x[place] ?? 0, cleared.y[place] ?? 0)).toBeGreaterThan(39);
      if (far(x, y) > 41) expect([cleared.x[place], cleared.y[place]]).toEqual([x, y]);
    }
  });
});

it('a value is made once for an equal key, and again for another', () => {
  const latest = new Latest<number>();
  let made = 0;
  const make = () => ++made;
  expect(latest.get([hall, 1], make)).toBe(1);
  expect(latest.get([hall, 1], make)).toBe(1);
  expect(latest.get([hall, 2], make)).toBe(2);
  expect(latest.get([hall, 1, undefined], make)).toBe(3);
});

it('lights that fall in are not at rest until they have landed', () => {
  const levels = newLevels(hall.count);
  const wanted = { taken: 150, burning: 150, answered: 0, salt: 1 };
  settle(hall, levels, wanted);
  const moving = () => hall.rank.filter((_, place) => !atRest(levels, place)).length;
  expect(moving()).toBe(0);
  step(hall, levels, { ...wanted, taken: 300, burning: 300 }, 16);
  expect(moving()).toBe(150);
  for (let frame = 0; frame < 30; frame += 1) {
    step(hall, levels, { ...wanted, taken: 300, burning: 300 }, 100);
  }
  expect(moving()).toBe(0);
});
