import { expect, it } from 'vitest';
import { backoffMs } from '../src/backoff.ts';

it.each([
  [0, 0, 200],
  [0, 1, 400],
  [1, 0, 400],
  [3, 1, 3200],
  [5, 0, 5000],
  [40, 1, 10_000],
])('attempt %i with random value %d waits %i ms', (attempt, chance, wait) => {
  expect(backoffMs(attempt, () => chance)).toBe(wait);
});
