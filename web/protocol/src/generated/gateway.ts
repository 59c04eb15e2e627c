// See ./quizcast tables.

export const closeCodes = {
  "broken_protocol" : 1002,
  "binary" : 1003,
  "too_big" : 1009,
  "broken_frames" : 1007,
  "draining" : 4012,
  "too_slow" : 4408,
  "silent" : 4409,
  "stuck" : 4410,
  "too_many_frames" : 4429,
  "role_changed" : 4403,
  "session_ended" : 4501,
  "account_deleted" : 4502
} as const;

export const playerRefusals = {
  "already_answered" : [ "answer_error", "user already answered this question" ],
  "no_game" : [ "answer_error", "active quiz state not found for processing answer" ],
  "is_out" : [ "answer_error", "user is eliminated from this quiz" ],
  "no_participant" : [ "answer_error", "user is not a participant of this quiz" ],
  "no_option" : [ "answer_error", "the question has no such option" ],
  "no_question" : [ "answer_error", "current question is nil in state for quiz {}" ],
  "another_question" : [ "answer_error", "received answer for non-current question (expected {}, got {})" ],
  "answer_not_saved" : [ "answer_error", "failed to save user answer: please try again" ],
  "closed" : [ "ready_error", "quiz registration is closed" ],
  "banned" : [ "ready_error", "you have been banned from quizzes" ],
  "unknown_quiz" : [ "ready_error", "quiz #{} not found" ],
  "join_not_saved" : [ "ready_error", "failed to save ready status: please try again" ],
  "quiz_not_loaded" : [ "ready_error", "failed to load quiz for ready check: please try again" ],
  "no_state" : [ "resync_error", "Failed to get current state" ],
  "stage_watches" : [ "stage_error", "a stage only watches its quiz" ]
} as const;

export const serverFrameTypes = [ "TOKEN_EXPIRE_SOON", "adaptive:question_stats", "admin:live_counts", "logout_all_devices", "quiz:ad_break", "quiz:ad_break_end", "quiz:announcement", "quiz:answer_accepted", "quiz:answer_result", "quiz:answer_reveal", "quiz:cancelled", "quiz:countdown", "quiz:elimination", "quiz:ended", "quiz:finish", "quiz:pause_armed", "quiz:pause_disarmed", "quiz:paused", "quiz:player_count", "quiz:question", "quiz:question_extended", "quiz:question_voided", "quiz:results_available", "quiz:resumed", "quiz:start", "quiz:started", "quiz:state", "quiz:timer", "quiz:user_ready", "quiz:waiting_room", "server:buffer_warning", "server:error", "server:heartbeat", "session_revoked" ] as const;

export const eliminationReasons = [ "incorrect_answer", "time_exceeded", "no_answer_timeout", "removed" ] as const;
