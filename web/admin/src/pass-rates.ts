/** The target pass rate of each question by its number, as in the rules of the game. */
const targets = [0.9, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.5] as const;

export function targetOf(number: number): number {
  return targets[number - 1] ?? 0.5;
}

/** The usual pass rate of a difficulty, used if no better figure is known. */
const byDifficulty = [0.9, 0.82, 0.7, 0.55, 0.4] as const;

export function expectedOf(difficulty: number): number {
  return byDifficulty[difficulty - 1] ?? 0.7;
}

/** The predicted number of `players` left after each question. */
export function predictedSurvivors(
  players: number,
  questions: readonly { readonly difficulty: number; readonly passed?: number | undefined }[],
): readonly number[] {
  const left = [players];
  for (const { difficulty, passed } of questions) {
    left.push(Math.round((left.at(-1) ?? 0) * (passed ?? expectedOf(difficulty))));
  }
  return left;
}
