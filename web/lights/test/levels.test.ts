import { describe, expect, it } from 'vitest';
import { hallOf } from '../src/field/hall.ts';
import { FALL_MS, LIT, newLevels, OUT, PRESENT, settle, step } from '../src/field/levels.ts';

const hall = hallOf(12, 900, 2.1);
const wanted = { taken: 900, burning: 900, answered: 0, salt: 1 };

const countOf = (levels: Uint8Array, level: number) => levels.filter((one) => one === level).length;

describe('a hall', () => {
  it.each([1, 2, 9, 127, 900, 2400])('seats %d lights on its floor', (count) => {
    const { x, y, size } = hallOf(7, count, 3);
    expect(x).toHaveLength(count);
    expect(x.every((at) => at >= -0.041 && at <= 1.041)).toBe(true);
    expect(y.every((at) => at >= 0 && at <= 1)).toBe(true);
    expect(size.every((at) => at > 0 && at <= 1)).toBe(true);
  });

  it('is seen in perspective: the nearer a light, the larger', () => {
    const nearest = hall.y.indexOf(Math.max(...hall.y));
    const farthest = hall.y.indexOf(Math.min(...hall.y));
    expect(hall.size[nearest]).toBeGreaterThan(3 * (hall.size[farthest] ?? 0));
  });
});

describe('the lights', () => {
  it('stop moving and then stay still', () => {
    const levels = newLevels(hall.count);
    expect(step(hall, levels, wanted, 16)).toBe(true);
    let frames = 0;
    while (step(hall, levels, wanted, 100)) frames += 1;
    expect(frames).toBeLessThan(25);
    expect(countOf(levels.is, PRESENT)).toBe(900);
    const rest = structuredClone(levels);
    expect(step(hall, levels, wanted, 1000)).toBe(false);
    expect(levels).toEqual(rest);
  });

  it('fall in one after another when they are new', () => {
    const levels = newLevels(hall.count);
    settle(hall, levels, { ...wanted, taken: 800, burning: 800 });
    step(hall, levels, wanted, 0);
    const falling = levels.fall.filter((at) => at < FALL_MS);
    expect(falling).toHaveLength(100);
    expect(new Set(falling).size).toBeGreaterThan(90);
  });

  it('are lit in the share that has answered, different ones for each question', () => {
    const levels = newLevels(hall.count);
    settle(hall, levels, { ...wanted, answered: 0.4 });
    expect(countOf(levels.is, LIT)).toBeGreaterThan(320);
    expect(countOf(levels.is, LIT)).toBeLessThan(400);
    const others = newLevels(hall.count);
    settle(hall, others, { ...wanted, answered: 0.4, salt: 2 });
    expect(others.is).not.toEqual(levels.is);
  });

  it('stay lit while more players answer', () => {
    const fewer = newLevels(hall.count);
    const more = newLevels(hall.count);
    settle(hall, fewer, { ...wanted, answered: 0.3 });
    settle(hall, more, { ...wanted, answered: 0.6 });
    expect(fewer.is.every((level, place) => level !== LIT || more.is[place] === LIT)).toBe(true);
  });

  it('left over have exactly the given number and were there before', () => {
    const before = newLevels(hall.count);
    const after = newLevels(hall.count);
    settle(hall, before, { ...wanted, burning: 503 });
    settle(hall, after, { ...wanted, burning: 127 });
    expect(countOf(after.is, PRESENT)).toBe(127);
    expect(countOf(after.is, OUT)).toBe(773);
    expect(
      after.is.every((level, place) => level !== PRESENT || before.is[place] === PRESENT),
    ).toBe(true);
  });
});
