import { describe, expect, it } from 'vitest';
import { burn, capFor, lightsFor, playersPerLight, seatsFor } from '../src/field/crowd.ts';
import { ranks } from '../src/field/hash.ts';
import { unitOf } from '../src/field/sorted.ts';

describe('one light stands for', () => {
  it.each([
    [0, 900, 1],
    [900, 900, 1],
    [901, 900, 2],
    [8904, 900, 10],
    [8904, 2400, 5],
    [60_000, 600, 100],
  ])('%d players under a cap of %d: %d', (players, cap, unit) => {
    expect(playersPerLight(players, cap)).toBe(unit);
  });

  it('exactly one player while the cap is not reached', () => {
    expect(lightsFor(127, playersPerLight(127, 900))).toBe(127);
  });

  it('at least one player: the last one of a large crowd keeps a light', () => {
    expect(lightsFor(1, 100)).toBe(1);
    expect(lightsFor(0, 100)).toBe(0);
  });

  it('as many players as keep all options together below the cap', () => {
    const heaps = [612, 3218, 874, 198].map((players) => ({ players, right: players === 3218 }));
    expect(unitOf(heaps, 320)).toBe(20);
    expect(unitOf(heaps, 1200)).toBe(5);
    expect(
      unitOf(
        [1, 1, 1, 1].map((players) => ({ players, right: false })),
        2,
      ),
    ).toBe(1);
  });
});

describe('the size of a light', () => {
  it('grows as fewer are left, up to a limit', () => {
    expect(burn(1000, 1000)).toBe(1);
    expect(burn(1000, 100)).toBeCloseTo(1.35);
    expect(burn(1_000_000_000, 1)).toBe(2.2);
    expect(burn(10, 0)).toBe(1);
  });
});

describe('a hall', () => {
  it('has the cap for its width', () => {
    expect([320, 390, 1280].map(capFor)).toEqual([600, 900, 1600]);
  });

  it('keeps its seats while a crowd grows a little', () => {
    expect(seatsFor(20, 900)).toBe(seatsFor(27, 900));
    expect(seatsFor(5000, 900)).toBe(900);
  });

  it('is the same for everybody: its order depends on the seed alone', () => {
    expect([...ranks(12, 400)]).toEqual([...ranks(12, 400)]);
    expect([...ranks(12, 400)]).not.toEqual([...ranks(13, 400)]);
    expect([...ranks(12, 400)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 400 }, (_, i) => i),
    );
  });
});
