import { flag, listOf, number, type Of, oneOf, shape, text } from './guards.ts';

/** The data after a game: prizes, answers, disputes, suspicions, statistics. */

export const payout = shape(
  {
    quiz_id: number,
    user_id: number,
    username: text,
    amount: number,
    status: oneOf('PENDING', 'APPROVED', 'PAID', 'HELD'),
    profile_complete: flag,
    since: text,
  },
  { reason: text, actor_id: number, approved_by: number, account_deleted: flag },
);
export type Payout = Of<typeof payout>;

export const payoutPage = shape({ items: listOf(payout), total: number, page: number });

/** The result of a step for each player, because some steps may be refused. */
export const stepOutcome = shape({
  done: number,
  refused: listOf(shape({ user_id: number, error_type: text, error: text })),
});
export type StepOutcome = Of<typeof stepOutcome>;

/** A change of a quiz's fund, pending until a second admin confirms it. */
export const fundChange = shape(
  { id: number, prize_fund: number, proposed_by: number },
  { confirmed_by: number, confirmed_at: text },
);

export const fundChanges = shape({ items: listOf(fundChange) });

/** A planned copy of a quiz. `quiz_id` is the id of the copy. */
export const rehearsal = shape({ quiz_id: number, bots: number });

const givenAnswer = shape(
  {
    question_number: number,
    text,
    options: listOf(text),
    correct_option: number,
    is_correct: flag,
  },
  {
    text_kk: text,
    options_kk: listOf(text),
    your_option: number,
    elapsed_ms: number,
    limit_ms: number,
    grace_ms: number,
    elimination_reason: text,
  },
);
export type GivenAnswer = Of<typeof givenAnswer>;

/** A player's own answers in a game. */
export const explanation = shape(
  { quiz_id: number, is_eliminated: flag, prize_fund: number, answers: listOf(givenAnswer) },
  {
    eliminated_on_question: number,
    elimination_reason: text,
    prize_hold_reason: text,
    payout_status: text,
    payout_reason: text,
  },
);
export type Explanation = Of<typeof explanation>;

export const dispute = shape(
  {
    id: number,
    quiz_id: number,
    user_id: number,
    text,
    status: oneOf('open', 'accepted', 'rejected'),
    created_at: text,
  },
  { question_number: number, answer: text, answered_at: text },
);
export type Dispute = Of<typeof dispute>;

export const ownDisputes = shape({ items: listOf(dispute) });

export const disputePage = shape({ items: listOf(dispute), total: number, page: number });

const logged = shape({ offset: number, appended_at: number, admitted: flag, command: shape({}) });

/** A dispute with the player's events from the log. */
export const disputeCase = shape({ dispute, explanation, commands: listOf(logged) });
export type DisputeCase = Of<typeof disputeCase>;

const suspicion = shape({
  kind: oneOf('SAME_ADDRESS', 'SAME_DEVICE', 'SAME_ANSWERS', 'INHUMAN_TIMES', 'RETURNED_FROM_BAN'),
  players: listOf(shape({ user_id: number, username: text, prize: number })),
  evidence: text,
});
export type Suspicion = Of<typeof suspicion>;

export const suspicions = shape({ items: listOf(suspicion) });

const round = shape({
  question_number: number,
  question_id: number,
  difficulty: number,
  by_timeout: number,
  by_wrong_answer: number,
  in_play: number,
  passed: number,
  option_histogram: listOf(number),
  no_answer: number,
  discrimination: number,
  response_percentiles_ms: shape({ p50: number, p90: number, p99: number }),
  /** The number of given answers per half second. */
  response_histogram: listOf(number),
});
export type Round = Of<typeof round>;

export const statistics = shape({
  total_participants: number,
  total_winners: number,
  avg_response_time_ms: number,
  avg_correct_answers: number,
  avg_pass_rate: number,
  eliminations_by_question: listOf(round),
});
export type Statistics = Of<typeof statistics>;

/** Questions as they were asked, including the right options. */
export const askedQuestions = listOf(
  shape({
    question_order: number,
    question: shape(
      {
        id: number,
        text,
        options: listOf(shape({ id: number, text })),
        correct_option: number,
      },
      { text_kk: text, options_kk: listOf(shape({ id: number, text })) },
    ),
  }),
);
export type AskedQuestions = Of<typeof askedQuestions>;

/** Accounts that are being deleted. `steps` has one entry for each service. */
const deletion = shape({
  user_id: number,
  deleted_at: text,
  erased_at: text,
  complete: flag,
  steps: shape({
    'auth-service': oneOf('done', 'pending', 'unknown'),
    'user-service': oneOf('done', 'pending', 'unknown'),
    'quiz-service': oneOf('done', 'pending', 'unknown'),
  }),
});
export type Deletion = Of<typeof deletion>;

export const deletionPage = shape({ deletions: listOf(deletion), total: number, page: number });
