import { flag, type Guard, listOf, number, type Of, oneOf, orNull, shape, text } from './guards.ts';

/** The public documents for checking a finished game, without user ids and names. */

const settings = shape(
  {
    rules_version: number,
    planned_questions: number,
    prize_fund: number,
    finish_on_zero_players: flag,
    late_grace_ms: number,
    hard_close_slack_ms: number,
    gateway_silence_ms: number,
    first_question_delay_ms: number,
    between_questions_ms: number,
    finish_delay_ms: number,
  },
  { reveal_ms: number },
);
export type ProofSettings = Of<typeof settings>;

/** The fields from the nonce on are absent if the question was voided before its verdict. */
const question = shape(
  { number, question_id: number, time_limit_sec: number, voided: flag, digest: text },
  {
    commitment: text,
    nonce: text,
    right_option: number,
    in_play: number,
    passed: number,
    answers_hash: text,
    players_hash: text,
  },
);
export type ProofQuestion = Of<typeof question>;

export const bundle = shape({
  format: oneOf('quizcast-proof-1'),
  quiz_id: number,
  settings,
  settings_hash: text,
  seats: number,
  no_shows: listOf(number),
  removed: listOf(shape({ seat: number, from_question: number })),
  unpayable: listOf(number),
  questions: listOf(question),
  winners: listOf(number),
  shares: listOf(number),
  results_hash: text,
  logged_results_hash: text,
  digest: text,
});
export type ProofBundle = Of<typeof bundle>;

/** The answers as columns by seat. */
export const answers: Guard<ProofAnswers> = shape({
  quiz_id: number,
  sheets: listOf(
    shape({ question_id: number, options: listOf(orNull(number)), elapsed_ms: listOf(number) }),
  ),
});
export interface ProofAnswers {
  readonly quiz_id: number;
  readonly sheets: readonly ProofSheet[];
}
export interface ProofSheet {
  readonly question_id: number;
  readonly options: readonly (number | null)[];
  readonly elapsed_ms: readonly number[];
}

export const ownSeat = shape({ seat: number });
