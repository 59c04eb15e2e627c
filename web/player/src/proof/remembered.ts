/** The answers that were given on this device in a game: the option by the id of the question. */
export type Remembered = Readonly<Record<string, number>>;

const key = (quizId: number) => `quizcast.answers.${quizId}`;

/** The number of games whose answers are kept on this device. Older ones are deleted. */
const KEPT_GAMES = 20;

/** Stores an answer given on this device, so that it can be compared with the published game. */
export function rememberAnswer(quizId: number, questionId: number, option: number): void {
  try {
    localStorage.setItem(
      key(quizId),
      JSON.stringify({ ...rememberedAnswers(quizId), [questionId]: option }),
    );
    const games = Object.keys(localStorage).filter((name) => name.startsWith('quizcast.answers.'));
    games.sort((a, b) => Number(a.split('.')[2]) - Number(b.split('.')[2]));
    for (const old of games.slice(0, -KEPT_GAMES)) localStorage.removeItem(old);
  } catch {
    // Private modes refuse storage, which does not affect the game.
  }
}

export function rememberedAnswers(quizId: number): Remembered {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(quizId)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Remembered) : {};
  } catch {
    return {};
  }
}
