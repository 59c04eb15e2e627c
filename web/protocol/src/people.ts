import { flag, listOf, number, type Of, orNull, shape, text } from './guards.ts';

/** The data that players can read and change about themselves, and the public leaderboards. */

/**
 * Whether the caller has a reminder for a quiz, when it will be sent, and how many users have one.
 */
export const registration = shape(
  { quiz_id: number, registered: flag },
  { scheduled_time: text, reminder_at: text, waiting: number },
);

export const leader = shape(
  {
    rank: number,
    user_id: number,
    username: text,
    wins_count: number,
    total_prize_won: number,
  },
  { profile_picture: text },
);
export type Leader = Of<typeof leader>;

export const leaderboard = shape({ users: listOf(leader), total: number, page: number });
export type Leaderboard = Of<typeof leaderboard>;

/** The caller's rank with neighbours. Without a rank they are not on this leaderboard. */
export const ownRank = shape({ users: listOf(leader), total: number }, { rank: number });

export const playedGame = shape(
  {
    id: number,
    quiz_id: number,
    score: number,
    correct_answers: number,
    total_questions: number,
    rank: number,
    is_winner: flag,
    prize_fund: number,
    is_eliminated: flag,
    completed_at: text,
  },
  {
    title: text,
    prize_status: text,
    prize_hold_reason: text,
    eliminated_on_question: number,
    elimination_reason: text,
  },
);
export type PlayedGame = Of<typeof playedGame>;

export const history = shape({ results: listOf(playedGame), total: number, page: number });
export type History = Of<typeof history>;

const accuracy = shape({
  key: text,
  correct_answers: number,
  questions_asked: number,
  accuracy: number,
});
export type Accuracy = Of<typeof accuracy>;

export const personalStatistics = shape(
  {
    games_played: number,
    wins_count: number,
    total_prize_won: number,
    correct_answers: number,
    questions_asked: number,
    win_streak: number,
    longest_win_streak: number,
  },
  {
    accuracy: number,
    win_rate: number,
    average_answer_ms: number,
    best_rank: number,
    best_score: number,
    accuracy_by_category: listOf(accuracy),
    accuracy_by_difficulty: listOf(accuracy),
  },
);

const session = shape(
  { id: number, created_at: text, expires_at: text },
  { device_id: text, ip_address: text, user_agent: text, current: flag },
);
export type DeviceSession = Of<typeof session>;

export const sessions = shape({ sessions: listOf(session), count: number });

export const notifications = shape({ quiz_reminders: flag, results: flag, news: flag });
export type Notifications = Of<typeof notifications>;

/** The accepted version of the terms, and whether it is the current one. */
export const legalStatus = shape({
  tos_version: text,
  privacy_version: text,
  acceptance_needed: flag,
});
export type LegalStatus = Of<typeof legalStatus>;

/** The key with which this site may send notifications. Without it the site sends none. */
export const pushKey = shape({}, { public_key: orNull(text) });

export const uploadedPicture = shape({ profile_picture: text });
