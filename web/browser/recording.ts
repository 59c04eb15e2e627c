import type { FrameOf, Quiz, Result, ServerFrameType } from '@quizcast/protocol';

/** One frame as a server sent it. */
export type Recorded = {
  [T in ServerFrameType]: { readonly type: T; readonly data: FrameOf<T> };
}[ServerFrameType];

const QUIZ = 12;
export const ME = 5;

export const quiz: Quiz = {
  id: QUIZ,
  title: 'Steppe and sky',
  description: 'Ten minutes about mountains, birds and stars.',
  scheduled_time: new Date(Date.now() + 95_000).toISOString(),
  status: 'scheduled',
  question_count: 3,
  prize_fund: 1_500_000,
  finish_on_zero_players: false,
  question_source_mode: 'admin_only',
  created_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
};

interface Asked {
  readonly ru: string;
  readonly kk: string;
  readonly options: readonly (readonly [ru: string, kk: string])[];
}

const questions: readonly Asked[] = [
  {
    ru: 'Какая птица изображена на флаге Казахстана?',
    kk: 'Қазақстанның туында қандай құс бейнеленген?',
    options: [
      ['Сокол', 'Сұңқар'],
      ['Степной орёл', 'Дала қыраны'],
      ['Журавль', 'Тырна'],
      ['Ласточка', 'Қарлығаш'],
    ],
  },
  {
    ru: 'Как называется самая яркая звезда ночного неба?',
    kk: 'Түнгі аспандағы ең жарық жұлдыз қалай аталады?',
    options: [
      ['Вега', 'Вега'],
      ['Полярная', 'Темірқазық'],
      ['Сириус', 'Сүмбіле'],
      ['Альтаир', 'Альтаир'],
    ],
  },
  {
    ru: 'Какое озеро наполовину пресное, наполовину солёное?',
    kk: 'Қай көлдің жартысы тұщы, жартысы тұзды?',
    options: [
      ['Алаколь', 'Алакөл'],
      ['Балхаш', 'Балқаш'],
      ['Зайсан', 'Зайсан'],
      ['Тенгиз', 'Теңіз'],
    ],
  },
];

export const questionId = (number: number): number => 700 + number;

export const question = (number: number): Recorded => {
  const asked = questions[number - 1];
  if (asked === undefined) throw new Error(`No question ${number} in the recording`);
  return {
    type: 'quiz:question',
    data: {
      question_id: questionId(number),
      quiz_id: QUIZ,
      number,
      text: asked.ru,
      text_kk: asked.kk,
      options: asked.options.map(([text], id) => ({ id, text })),
      options_kk: asked.options.map(([, text], id) => ({ id, text })),
      time_limit: 15,
      total_questions: questions.length,
      start_time: 1_795_000_000_000,
      server_timestamp: 1_795_000_000_000,
    },
  };
};

export const timer = (number: number, remaining_seconds: number): Recorded => ({
  type: 'quiz:timer',
  data: { question_id: questionId(number), remaining_seconds, server_timestamp: 1_795_000_000_000 },
});

export const result = (number: number, yours: number, right: number): Recorded => ({
  type: 'quiz:answer_result',
  data: {
    question_id: questionId(number),
    correct_option: right,
    your_answer: yours,
    is_correct: yours === right,
    points_earned: yours === right ? 1 : 0,
    time_taken_ms: 2340,
    is_eliminated: yours !== right,
    elimination_reason: yours === right ? '' : 'incorrect_answer',
    time_limit_exceeded: false,
  },
});

export const elimination = (reason: string): Recorded => ({
  type: 'quiz:elimination',
  data: { quiz_id: QUIZ, user_id: ME, reason, message: 'Вы выбыли из викторины' },
});

export const reveal = (number: number, correct_option: number): Recorded => ({
  type: 'quiz:answer_reveal',
  data: { question_id: questionId(number), correct_option },
});

/** A reveal with the figures of all players. */
export const fullReveal = (number: number, correct_option: number): Recorded => ({
  type: 'quiz:answer_reveal',
  data: {
    question_id: questionId(number),
    correct_option,
    histogram: [12, 130, 20, 8].map((count, id) => ({ id, count })),
    no_answer: 10,
    in_play_before: 180,
    in_play: 130,
    share: 11_538,
    next_in_ms: 5_000,
    explanation: 'Беркут издавна считается знаком степи.',
    explanation_en: 'The golden eagle has been a sign of the steppe for ages.',
  },
});

export const counts = (in_play: number, answered: number): Recorded => ({
  type: 'quiz:player_count',
  data: { quiz_id: QUIZ, player_count: in_play + 20, in_play, answered, watching: 20 },
});

export const players = (player_count: number): Recorded => ({
  type: 'quiz:player_count',
  data: { quiz_id: QUIZ, player_count },
});

export const countdown = (seconds_left: number): Recorded => ({
  type: 'quiz:countdown',
  data: { quiz_id: QUIZ, seconds_left },
});

export const start: Recorded = {
  type: 'quiz:start',
  data: { quiz_id: QUIZ, title: quiz.title, question_count: 3 },
};

export const adBreak: Recorded = {
  type: 'quiz:ad_break',
  data: {
    quiz_id: QUIZ,
    media_type: 'image',
    media_url: '/uploads/ads/tea.svg',
    duration_sec: 8,
  },
};

export const adBreakEnd: Recorded = { type: 'quiz:ad_break_end', data: { quiz_id: QUIZ } };

export const finish: Extract<Recorded, { type: 'quiz:finish' }> = {
  type: 'quiz:finish',
  data: {
    quiz_id: QUIZ,
    title: quiz.title,
    message: 'Викторина завершена',
    status: 'completed',
    ended_at: '2026-11-23T18:05:00Z',
  },
};

export const resultsAvailable: Recorded = {
  type: 'quiz:results_available',
  data: { quiz_id: QUIZ },
};

export const lobbyState: FrameOf<'quiz:state'> = {
  quiz_id: QUIZ,
  status: 'scheduled',
  time_remaining: 0,
  is_eliminated: false,
  score: 0,
  correct_count: 0,
  player_count: 128,
};

/** The state that a server sends while question `number` is open. */
export function stateIn(number: number, time_remaining: number): FrameOf<'quiz:state'> {
  const { data } = question(number) as Extract<Recorded, { type: 'quiz:question' }>;
  const { quiz_id: _, start_time: __, server_timestamp: ___, ...current } = data;
  return {
    ...lobbyState,
    status: 'in_progress',
    time_remaining,
    score: number - 1,
    correct_count: number - 1,
    current_question: { ...current, options_kk: data.options_kk ?? data.options, text_kk: '' },
  };
}

const names = ['Айгерим', 'steppe_fox', 'Даурен', 'Marina K.', 'nurlan77'];

export const mine: Result = {
  id: 91,
  user_id: ME,
  quiz_id: QUIZ,
  username: 'aruzhan',
  score: 1,
  correct_answers: 1,
  total_questions: 3,
  rank: 17,
  is_winner: false,
  prize_fund: 0,
  is_eliminated: true,
  eliminated_on_question: 2,
  elimination_reason: 'incorrect_answer',
  completed_at: '2026-11-23T18:05:00Z',
};

export const results: readonly Result[] = Array.from({ length: 43 }, (_, place) => {
  const winner = place < 2;
  if (place === 16) return mine;
  return {
    ...mine,
    id: 200 + place,
    user_id: 1000 + place,
    username: names[place] ?? `player ${place}`,
    rank: place < 2 ? 1 : place + 1,
    score: winner ? 3 : place < 20 ? 1 : 0,
    correct_answers: winner ? 3 : place < 20 ? 1 : 0,
    is_winner: winner,
    is_eliminated: !winner,
    prize_fund: winner ? 750_000 : 0,
  };
});
