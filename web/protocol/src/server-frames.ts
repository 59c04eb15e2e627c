import type { serverFrameTypes } from './generated/gateway.ts';
import { flag, type Guard, listOf, number, type Of, oneOf, shape, text } from './guards.ts';

const option = shape({ id: number, text });
const options = listOf(option, 1);

const question = shape(
  {
    question_id: number,
    quiz_id: number,
    number,
    text,
    options,
    time_limit: number,
    total_questions: number,
    start_time: number,
    server_timestamp: number,
  },
  {
    text_kk: text,
    options_kk: listOf(option),
    text_en: text,
    options_en: listOf(option),
    commitment: text,
    in_play: number,
  },
);

const currentQuestion = shape(
  {
    question_id: number,
    number,
    text,
    options,
    time_limit: number,
    total_questions: number,
  },
  {
    text_kk: text,
    options_kk: options,
    text_en: text,
    options_en: options,
    commitment: text,
  },
);

const state = shape(
  {},
  {
    quiz_id: number,
    status: text,
    current_question: currentQuestion,
    time_remaining: number,
    is_eliminated: flag,
    elimination_reason: text,
    eliminated_on_question: number,
    is_spectator: flag,
    paused: flag,
    prize_blocked_reason: text,
    score: number,
    correct_count: number,
    player_count: number,
    in_play: number,
    answered: number,
    watching: number,
  },
);

/** The number of answers for one option; sent only after the close. */
const chosen = shape({ id: number, count: number });

/** Every frame that a server may send, with its guard. A frame that fails its guard is ignored. */
const guards = {
  'quiz:announcement': shape(
    { quiz_id: number, title: text, minutes_to_start: number },
    { description: text, scheduled_time: text, question_count: number },
  ),
  'quiz:waiting_room': shape(
    { quiz_id: number, title: text, starts_in_seconds: number },
    { description: text, scheduled_time: text, question_count: number },
  ),
  'quiz:countdown': shape({ quiz_id: number, seconds_left: number }),
  'quiz:start': shape({ quiz_id: number }, { title: text, question_count: number }),
  'quiz:cancelled': shape({ quiz_id: number }, { reason: text, message: text, details: text }),
  'quiz:question': question,
  'quiz:timer': shape({
    question_id: number,
    remaining_seconds: number,
    server_timestamp: number,
  }),
  'quiz:question_extended': shape({ quiz_id: number, question_id: number, time_limit: number }),
  'quiz:question_voided': shape(
    { quiz_id: number, question_id: number, number },
    { message: text, back_in_play: number },
  ),
  'quiz:pause_armed': shape({ quiz_id: number }, { message: text }),
  'quiz:pause_disarmed': shape({ quiz_id: number }),
  'quiz:paused': shape({ quiz_id: number }, { message: text }),
  'quiz:resumed': shape({ quiz_id: number }),
  'quiz:answer_accepted': shape({ question_id: number, selected_option: number }),
  'quiz:answer_result': shape(
    {
      question_id: number,
      correct_option: number,
      your_answer: number,
      is_correct: flag,
      points_earned: number,
      time_taken_ms: number,
      is_eliminated: flag,
    },
    { elimination_reason: text, time_limit_exceeded: flag },
  ),
  'quiz:elimination': shape({ quiz_id: number, user_id: number, reason: text, message: text }),
  'quiz:answer_reveal': shape(
    { question_id: number, correct_option: number },
    {
      histogram: listOf(chosen),
      no_answer: number,
      in_play_before: number,
      in_play: number,
      share: number,
      next_in_ms: number,
      explanation: text,
      explanation_kk: text,
      explanation_en: text,
      explanation_source: text,
      nonce: text,
    },
  ),
  'quiz:ad_break': shape({
    quiz_id: number,
    media_type: oneOf('image', 'video'),
    media_url: text,
    duration_sec: number,
  }),
  'quiz:ad_break_end': shape({ quiz_id: number }),
  'quiz:user_ready': shape(
    { player_count: number },
    { user_id: number, quiz_id: number, prize_blocked_reason: text },
  ),
  'quiz:player_count': shape(
    { player_count: number },
    { quiz_id: number, in_play: number, answered: number, watching: number },
  ),
  'quiz:finish': shape(
    { quiz_id: number, status: text },
    {
      title: text,
      message: text,
      ended_at: text,
      winners: number,
      share: number,
      outlasted: number,
    },
  ),
  'quiz:results_available': shape({ quiz_id: number }),
  'quiz:state': state,
  'quiz:started': shape({}, { quiz_id: number, total_participants: number }),
  'quiz:ended': shape({}, { quiz_id: number, winners: number }),
  'adaptive:question_stats': shape(
    {
      quiz_id: number,
      question_number: number,
      difficulty_used: number,
      target_pass_rate: number,
      actual_pass_rate: number,
      total_answers: number,
      passed_count: number,
      remaining_players: number,
    },
    { option_histogram: listOf(number), unheard: number },
  ),
  'admin:live_counts': shape(
    {
      quiz_id: number,
      joined: number,
      in: number,
      out: number,
      online: number,
      answered: number,
    },
    { reconnecting: number },
  ),
  'server:heartbeat': shape({ timestamp: number }),
  'server:error': shape({ code: text, message: text }),
  'server:buffer_warning': shape({}, { warning_count: number, max_warnings: number }),
  TOKEN_EXPIRE_SOON: shape({}, { expires_in: number, unit: text }),
  session_revoked: shape({}, { session_id: number, reason: text }),
  logout_all_devices: shape({}, { reason: text }),
} satisfies Record<(typeof serverFrameTypes)[number], Guard<object>>;

export type ServerFrameType = keyof typeof guards;

/** A checked frame; `switch (frame.type)` narrows the type of `frame.data`. */
export type ServerFrame = {
  [T in ServerFrameType]: { readonly type: T; readonly data: Of<(typeof guards)[T]> };
}[ServerFrameType];

/** The data of the frames of one type. */
export type FrameOf<T extends ServerFrameType> = Extract<ServerFrame, { type: T }>['data'];

const envelope = shape({ type: text, data: shape({}) });

/** Parses one text frame; undefined for an unknown type or invalid content. */
export function readServerFrame(json: string): ServerFrame | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!envelope(value) || !Object.hasOwn(guards, value.type)) return undefined;
  const guard: Guard<object> = guards[value.type as ServerFrameType];
  return guard(value.data) ? (value as unknown as ServerFrame) : undefined;
}
