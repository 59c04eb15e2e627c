import { flag, listOf, number, type Of, oneOf, orNull, shape, text } from './guards.ts';

export const user = shape(
  { id: number, username: text, role: text },
  {
    email: text,
    profile_picture: text,
    first_name: text,
    last_name: text,
    birth_date: text,
    gender: text,
    language: text,
    email_verified: flag,
    profile_complete: flag,
    games_played: number,
    total_score: number,
    highest_score: number,
    wins_count: number,
    total_prize_won: number,
    permissions: listOf(text),
  },
);
export type User = Of<typeof user>;

/** The response to login and register; `user` is null if it could not be read. */
export const signedIn = shape({ user: orNull(user), csrfToken: text });
export type SignedIn = Of<typeof signedIn>;

export const refreshed = shape({ csrfToken: text });

export const csrfToken = shape({ csrf_token: text });

export const stageTicket = shape({ ticket: text });

export const socketTicket = shape({ data: shape({ ticket: text }) });

/** Whether the e-mail address is verified, and when another code may be requested. */
export const verification = shape({
  email: text,
  email_verified: flag,
  can_send_code: flag,
  cooldown_remaining_sec: number,
  attempts_left: number,
});

/** The settings of an installation that pages need before anybody has signed in. */
export const installation = shape({ minimum_age: number, languages: listOf(text) });

/** The client id for signing in with Google. Without it Google sign-in is off. */
export const googleClient = shape({}, { client_id: text });

export const twoFactor = shape({ enabled: flag, required: flag, recovery_codes_left: number });
export type TwoFactor = Of<typeof twoFactor>;

export const enrolment = shape({ secret: text, otpauth_uri: text });
export type Enrolment = Of<typeof enrolment>;

export const recoveryCodes = shape({ recovery_codes: listOf(text) });

export const quiz = shape(
  {
    id: number,
    title: text,
    scheduled_time: text,
    status: oneOf('scheduled', 'in_progress', 'completed', 'cancelled'),
    question_count: number,
    prize_fund: number,
  },
  {
    description: text,
    finish_on_zero_players: flag,
    question_source_mode: text,
    allow_easier: flag,
    version: number,
    reveal_ms: number,
    series: text,
    rehearsal_of: number,
    cancel_reason: text,
    created_at: text,
    updated_at: text,
  },
);
export type Quiz = Of<typeof quiz>;

export const quizzes = listOf(quiz);

export const quizPage = shape({ quizzes, total: number, page: number }, { size: number });
export type QuizPage = Of<typeof quizPage>;

export const result = shape(
  {
    user_id: number,
    quiz_id: number,
    username: text,
    score: number,
    correct_answers: number,
    total_questions: number,
    rank: number,
    is_winner: flag,
    prize_fund: number,
    is_eliminated: flag,
  },
  {
    id: number,
    profile_picture: text,
    eliminated_on_question: number,
    elimination_reason: text,
    completed_at: text,
  },
);
export type Result = Of<typeof result>;

export const resultPage = shape(
  { results: listOf(result), total: number, page: number },
  { per_page: number },
);
export type ResultPage = Of<typeof resultPage>;

const ownOption = shape({ id: number, text });

/** A question of a quiz as an admin sees it, including the right option. */
export const ownQuestion = shape(
  { id: number, text, options: listOf(ownOption), time_limit_sec: number, point_value: number },
  { correct_option: number, difficulty: number, position: number },
);

export const ownQuestions = shape({ items: listOf(ownQuestion) });

export const errorBody = shape(
  { error: text },
  { error_type: text, retry_after: number, challenge: text, details: text },
);
