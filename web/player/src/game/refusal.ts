import type { FrameOf } from '@quizcast/protocol';
import type { Game } from './game.ts';

/** The parts of error texts that the contract guarantees and that change the screen. */
const moving = {
  alreadyAnswered: 'already answered',
  eliminated: 'user is eliminated',
  notPlaying: 'not a participant',
  closed: 'registration is closed',
  notFound: 'not found',
} as const;

/** Error texts that are shown to the player. */
const told = {
  notCurrent: 'received answer for non-current question',
  noQuiz: 'active quiz state not found',
  banned: 'banned from quizzes',
  unsaved: 'please try again',
  noState: 'Failed to get current state',
} as const;

export type ToldRefusal = keyof typeof told;

/** The meaning of an error text; undefined for an unknown one. */
export function toldRefusal(message: string): ToldRefusal | undefined {
  const all = Object.keys(told) as ToldRefusal[];
  return all.find((one) => message.includes(told[one]));
}

/** The effect of a `server:error` on the state. */
export function refused(game: Game, error: FrameOf<'server:error'>): Game {
  const says = (word: keyof typeof moving) => error.message.includes(moving[word]);
  switch (error.code) {
    case 'ready_error':
      if (says('closed')) return { ...game, spectator: true };
      if (says('notFound')) return { ...game, stage: 'missing' };
      return noticed(game, error);
    case 'answer_error':
      // The recorded answer stays; `quiz:answer_accepted` or the verdict says which one it is.
      if (says('alreadyAnswered')) return game;
      if (says('eliminated')) return game.out ? game : { ...game, out: { reason: '' } };
      if (says('notPlaying')) return { ...takenBack(game), spectator: true };
      return noticed(takenBack(game), error);
    default:
      return noticed(game, error);
  }
}

function takenBack(game: Game): Game {
  if (game.round?.choice?.state !== 'sending') return game;
  const { choice: _, ...round } = game.round;
  return { ...game, round };
}

function noticed(game: Game, error: FrameOf<'server:error'>): Game {
  return { ...game, notice: { id: (game.notice?.id ?? 0) + 1, ...error } };
}
