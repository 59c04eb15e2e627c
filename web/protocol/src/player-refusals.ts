/**
 * Why the gateway refuses a player's frame: the code and the text of its `server:error`, where `{}`
 * stands for a number. A test compares this with the gateway's own table.
 */
const refusals = {
  already_answered: ['answer_error', 'user already answered this question'],
  no_game: ['answer_error', 'active quiz state not found for processing answer'],
  is_out: ['answer_error', 'user is eliminated from this quiz'],
  no_participant: ['answer_error', 'user is not a participant of this quiz'],
  no_option: ['answer_error', 'the question has no such option'],
  no_question: ['answer_error', 'current question is nil in state for quiz {}'],
  another_question: [
    'answer_error',
    'received answer for non-current question (expected {}, got {})',
  ],
  answer_not_saved: ['answer_error', 'failed to save user answer: please try again'],
  closed: ['ready_error', 'quiz registration is closed'],
  banned: ['ready_error', 'you have been banned from quizzes'],
  unknown_quiz: ['ready_error', 'quiz #{} not found'],
  join_not_saved: ['ready_error', 'failed to save ready status: please try again'],
  quiz_not_loaded: ['ready_error', 'failed to load quiz for ready check: please try again'],
  no_state: ['resync_error', 'Failed to get current state'],
  stage_watches: ['stage_error', 'a stage only watches its quiz'],
} as const;

export type PlayerRefusal = keyof typeof refusals;

export const playerRefusals: Readonly<
  Record<PlayerRefusal, readonly [code: string, text: string]>
> = refusals;

const byText = new Map(
  Object.entries(playerRefusals).map(([refusal, [code, text]]) => [
    `${code}: ${text}`,
    refusal as PlayerRefusal,
  ]),
);

/** The refusal behind a `server:error`; undefined for an unknown one. */
export function playerRefusalOf(error: {
  readonly code: string;
  readonly message: string;
}): PlayerRefusal | undefined {
  return byText.get(`${error.code}: ${error.message.replaceAll(/\d+/g, '{}')}`);
}
