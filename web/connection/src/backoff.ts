const FIRST_MS = 400;
const LONGEST_MS = 10_000;

/**
 * The wait before attempt number `attempt` (0, 1, 2 …). Half of it is random, so that the players
 * of a lost gateway do not all reconnect at the same time.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
