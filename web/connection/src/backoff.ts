const FIRST_MS = 400;
const LONGEST_MS = 10_000;

/**
 * How long to wait before try number `attempt` (0, 1, 2 …). Half of it is chance: when a gateway goes,
 * its players must not come back in one wave.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
