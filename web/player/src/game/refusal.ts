import { type FrameOf, type PlayerRefusal, playerRefusalOf } from '@quizcast/protocol';
import type { Game } from './game.ts';

/**
 * The sentence for each refusal. A refusal without a sentence changes the screen or shows the
 * server’s text.
 */
const sentences = {
  another_question: 'notCurrent',
  no_game: 'noQuiz',
  banned: 'banned',
  answer_not_saved: 'unsaved',
  join_not_saved: 'unsaved',
  quiz_not_loaded: 'unsaved',
  no_state: 'noState',
  already_answered: undefined,
  is_out: undefined,
  no_participant: undefined,
  no_option: undefined,
  no_question: undefined,
  closed: undefined,
  unknown_quiz: undefined,
  stage_watches: undefined,
} as const satisfies Record<PlayerRefusal, string | undefined>;

export type ToldRefusal = NonNullable<(typeof sentences)[PlayerRefusal]>;

type ServerError = Pick<FrameOf<'server:error'>, 'code' | 'message'>;

/** The sentence for a refusal; undefined for one without a sentence and for an unknown one. */
export function toldRefusal(error: ServerError): ToldRefusal | undefined {
  const refusal = playerRefusalOf(error);
  return refusal && sentences[refusal];
}

/** The effect of a `server:error` on the state. */
export function refused(game: Game, error: FrameOf<'server:error'>): Game {
  switch (playerRefusalOf(error)) {
    case 'closed':
      return { ...game, spectator: true };
    case 'unknown_quiz':
      return { ...game, stage: 'missing' };
    // The recorded answer stays on the screen. `quiz:answer_accepted` or the verdict tells which
    // one was recorded.
    case 'already_answered':
      return game;
    case 'is_out':
      return game.out ? game : { ...game, out: { reason: '' } };
    case 'no_participant':
      return { ...takenBack(game), spectator: true };
    default:
      return noticed(error.code === 'answer_error' ? takenBack(game) : game, error);
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
