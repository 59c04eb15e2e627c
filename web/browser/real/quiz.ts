import { anything } from '@quizcast/connection';
import { type Quiz, rest } from '@quizcast/protocol';
import type { Person } from './suite.ts';

/** One question of a quiz in the three languages; the right option is always the second. */
interface Written {
  readonly ru: string;
  readonly kk: string;
  readonly en: string;
  readonly options: readonly string[];
}

export const written: readonly Written[] = [
  {
    ru: 'Сколько сторон у шестиугольника?',
    kk: 'Алтыбұрыштың неше қабырғасы бар?',
    en: 'How many sides has a hexagon?',
    options: ['5', '6', '7', '8'],
  },
  {
    ru: 'Сколько минут в двух часах?',
    kk: 'Екі сағатта неше минут бар?',
    en: 'How many minutes are in two hours?',
    options: ['100', '120', '140'],
  },
  {
    ru: 'Сколько будет семью восемь?',
    kk: 'Жеті сегіз болса нешеге тең?',
    en: 'What is seven times eight?',
    options: ['54', '56', '58', '62', '64'],
  },
];

export const RIGHT = 1;
/** Long enough for a busy machine, but short enough for a test. */
const LIMIT_SEC = 12;
const REVEAL_MS = 6_000;

/** Creates a quiz that starts by itself after `seconds`. */
export async function schedule(admin: Person, title: string, seconds: number): Promise<Quiz> {
  const quiz = await admin.send(
    'POST',
    '/api/quizzes',
    {
      title,
      description: 'A game of the tests.',
      scheduled_time: new Date(Date.now() + seconds * 1000).toISOString(),
      prize_fund: 300_000,
      question_source_mode: 'admin_only',
      reveal_ms: REVEAL_MS,
    },
    rest.quiz,
  );
  const questions = written.map(({ ru, kk, en, options }, index) => ({
    text: ru,
    options,
    texts: { kk: { text: kk, options }, en: { text: en, options } },
    correct_option: RIGHT,
    time_limit_sec: LIMIT_SEC,
    point_value: 1,
    difficulty: index + 1,
  }));
  await admin.send('POST', `/api/quizzes/${quiz.id}/questions`, { questions }, anything);
  return quiz;
}

/** Sends an admin's command to the running game. */
export function steer(admin: Person, quiz: Quiz, action: string, body: object = {}) {
  return admin.send('POST', `/api/admin/games/${quiz.id}/${action}`, body, anything);
}
