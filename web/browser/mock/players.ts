import { readFileSync } from 'node:fs';
import type { ProofAnswers, ProofBundle, Quiz } from '@quizcast/protocol';
import { ME, results } from '../recording.ts';
import { Refusal } from './authoring.ts';

/** The published game from the tests of the server's checker. It is the game of quiz 7. */
const golden = new URL('../../../contracts/src/test/resources/golden/', import.meta.url);
const published = (name: string) => JSON.parse(readFileSync(new URL(name, golden), 'utf8'));

/** The number of right answers out of ten in the latest twelve games, newest first. */
const rights = [7, 10, 6, 8, 1, 7, 10, 4, 6, 2, 5, 3];
const titles = ['Жұма эфирі № 48', 'Шаңырақ: ұлттық тағамдар', 'Обо всём понемногу'];
const names = ['Айгерим', 'steppe_fox', 'Даурен', 'Marina K.', 'nurlan77', 'aruzhan', 'Ержан'];

/** The mock routes of players: history, leaderboards, settings. */
export class MockPlayers {
  /** The games that the visitor has played. */
  games = rights.length;
  /** The number of other users with a reminder. */
  others = 0;
  waiting = false;
  /** Prizes that are not paid yet, by game. */
  prizes: Record<number, { prize_status: string; prize_hold_reason?: string }> = {
    1: { prize_status: 'approved' },
    6: { prize_status: 'paid' },
  };
  notifications = { quiz_reminders: true, results: true, news: false };
  sessions = [
    session(31, 'Mozilla/5.0 (Linux; Android 15) Chrome/141.0 Mobile Safari/537.36', true),
    session(32, 'Mozilla/5.0 (Windows NT 10.0) Firefox/144.0', false),
    session(33, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Safari/605', false),
  ];
  readonly changed: [route: string, body: unknown][] = [];
  proof: ProofBundle = published('proof.json');
  answers: ProofAnswers = published('proof-answers.json');
  /** If set, browsers can receive push notifications. */
  pushKey: string | undefined;

  /** Handles routes without a session; returns nothing for other routes. */
  anybody(route: string, search: URLSearchParams, quiz: Quiz): unknown {
    switch (route) {
      case 'GET /api/leaderboard':
        return {
          users: Array.from({ length: 20 }, (_, place) =>
            leader((Number(search.get('page') ?? 1) - 1) * 20 + place + 1),
          ),
          total: 431,
          page: Number(search.get('page') ?? 1),
        };
      case 'GET /api/quizzes': {
        const size = search.get('page_size');
        // The portal's list is handled by another mock.
        if (size !== '1' && size !== '50') return undefined;
        const finished = { ...quiz, id: 11, title: 'Пятничный эфир № 47', status: 'completed' };
        const listed = search.get('status') === 'completed' ? [finished] : [quiz, finished];
        return { quizzes: listed, total: listed.length, page: 1 };
      }
      case 'GET /api/quizzes/7/proof':
        return this.proof;
      case 'GET /api/quizzes/7/proof/answers':
        return this.answers;
      case 'GET /api/quizzes/11/results':
        return { results, total: results.length, page: 1 };
      case 'GET /api/push/key':
        return this.pushKey === undefined ? {} : { public_key: this.pushKey };
      default:
        return /^GET \/api\/quizzes\/2\d\d$/.test(route)
          ? played(quiz, Number(route.slice(-3)))
          : undefined;
    }
  }

  /** Handles routes for signed-in users; returns nothing for other routes. */
  answer(route: string, body: string, search: URLSearchParams): unknown {
    // A form with a file is not JSON.
    if (!route.startsWith('GET') && !body.startsWith('--')) {
      this.changed.push([route, body && JSON.parse(body)]);
    }
    switch (route) {
      case 'GET /api/quizzes/7/my-seat':
        return { seat: 3 };
      case 'GET /api/leaderboard/me':
        return { rank: 214, total: 431, users: [211, 212, 213, 214, 215].map(leader) };
      case 'GET /api/users/me/results':
        return this.#history(Number(search.get('page')), Number(search.get('page_size')));
      case 'GET /api/users/me/statistics':
        return statistics;
      case 'GET /api/auth/sessions':
        return { sessions: this.sessions, count: this.sessions.length };
      case 'POST /api/auth/revoke-session': {
        const { session_id } = JSON.parse(body);
        this.sessions = this.sessions.filter(({ id }) => id !== session_id);
        return { message: 'ended' };
      }
      case 'POST /api/auth/logout-all':
        return { message: 'bye' };
      case 'POST /api/auth/change-password':
        if (JSON.parse(body).old_password !== 'correct horse') {
          throw new Refusal(401, 'wrong_password');
        }
        return { message: 'changed', csrfToken: 'csrf' };
      case 'GET /api/users/me/notifications':
        return this.notifications;
      case 'PUT /api/users/me/notifications':
        this.notifications = { ...this.notifications, ...JSON.parse(body) };
        return this.notifications;
      case 'DELETE /api/users/me': {
        const { password, code } = JSON.parse(body);
        if (code !== undefined && code !== 'g-code') throw new Refusal(401, 'google_token_invalid');
        if (!code && password !== 'correct horse') throw new Refusal(401, 'unauthorized');
        return { message: 'deleted' };
      }
      case 'GET /api/quizzes/12/registration':
      case 'POST /api/quizzes/12/registration':
      case 'DELETE /api/quizzes/12/registration':
        if (!route.startsWith('GET')) this.waiting = route.startsWith('POST');
        return {
          quiz_id: 12,
          registered: this.waiting,
          waiting: this.others + Number(this.waiting),
          ...(this.waiting && { reminder_at: new Date(2026, 10, 27, 19, 55).toISOString() }),
        };
      default:
        return undefined;
    }
  }

  #history(page: number, size: number): unknown {
    const all = Array.from({ length: this.games }, (_, place) => this.#game(place));
    return { results: all.slice((page - 1) * size, page * size), total: this.games, page };
  }

  #game(place: number): unknown {
    const right = rights[place % rights.length] ?? 0;
    const won = right === 10;
    return {
      id: 900 - place,
      user_id: ME,
      quiz_id: 200 + place,
      // Older games have no title here.
      ...(place < 6 && { title: titles[place % titles.length] }),
      score: right,
      correct_answers: right,
      total_questions: 10,
      rank: won ? 1 : 743 + place * 31,
      is_winner: won,
      prize_fund: won ? 39_370 : 0,
      is_eliminated: !won,
      completed_at: new Date(2026, 10, 27 - place * 7).toISOString(),
      ...(won && this.prizes[place]),
    };
  }
}

function played(quiz: Quiz, id: number): Quiz {
  const title = titles[(id - 200) % titles.length] ?? 'Эфир';
  return { ...quiz, id, title, status: 'completed' };
}

function leader(rank: number) {
  return {
    rank,
    user_id: rank === 214 ? ME : 3000 + rank,
    username: rank === 214 ? 'aruzhan' : (names[rank % names.length] ?? 'player'),
    wins_count: Math.max(1, 24 - Math.floor(rank / 12)),
    total_prize_won: Math.max(3_900, 612_000 - rank * 2_410),
  };
}

function session(id: number, user_agent: string, current: boolean) {
  return {
    id,
    device_id: `device-${id}`,
    ip_address: '203.0.113.7',
    user_agent,
    created_at: new Date(2026, 10, 20 + (id % 7), 18, 5).toISOString(),
    expires_at: new Date(2026, 11, 20, 18, 5).toISOString(),
    ...(current && { current }),
  };
}

const accuracy = (key: string, correct_answers: number, questions_asked: number) => ({
  key,
  correct_answers,
  questions_asked,
  accuracy: correct_answers / questions_asked,
});

const statistics = {
  games_played: 24,
  wins_count: 2,
  total_prize_won: 61_240,
  correct_answers: 143,
  questions_asked: 165,
  accuracy: 143 / 165,
  win_rate: 2 / 24,
  average_answer_ms: 3140,
  best_rank: 1,
  best_score: 10,
  win_streak: 0,
  longest_win_streak: 1,
  accuracy_by_category: [
    accuracy('География', 41, 44),
    accuracy('История', 30, 38),
    accuracy('Наука', 27, 35),
  ],
  accuracy_by_difficulty: [
    accuracy('1', 48, 48),
    accuracy('2', 46, 50),
    accuracy('3', 31, 40),
    accuracy('4', 14, 20),
    accuracy('5', 4, 7),
  ],
};
