import type { Dispute, Explanation, GivenAnswer, Payout, StepOutcome } from '@quizcast/protocol';
import { ME, quiz } from '../recording.ts';
import { Refusal } from './authoring.ts';

const ADMIN = 1;

const payout = (quiz_id: number, user_id: number, username: string): Payout => ({
  quiz_id,
  user_id,
  username,
  amount: 750_000,
  status: 'PENDING',
  profile_complete: true,
  since: '2026-11-23T18:05:00Z',
});

const before: Record<string, readonly Payout['status'][]> = {
  APPROVED: ['PENDING', 'HELD'],
  HELD: ['PENDING', 'APPROVED'],
  PAID: ['APPROVED'],
};

const reached: Record<string, Payout['status']> = {
  approve: 'APPROVED',
  hold: 'HELD',
  pay: 'PAID',
};

const explanation: Explanation = {
  quiz_id: quiz.id,
  is_eliminated: true,
  eliminated_on_question: 2,
  elimination_reason: 'time_exceeded',
  prize_fund: 0,
  answers: [
    {
      question_number: 1,
      text: 'Какая птица изображена на флаге Казахстана?',
      text_kk: 'Қазақстанның туында қандай құс бейнеленген?',
      options: ['Сокол', 'Степной орёл'],
      options_kk: ['Сұңқар', 'Дала қыраны'],
      your_option: 1,
      correct_option: 1,
      is_correct: true,
      elapsed_ms: 2340,
      limit_ms: 15_000,
      grace_ms: 500,
    },
    {
      question_number: 2,
      text: 'Как называется самая яркая звезда ночного неба?',
      options: ['Вега', 'Сириус'],
      your_option: 1,
      correct_option: 1,
      is_correct: false,
      elapsed_ms: 15_501,
      limit_ms: 15_000,
      grace_ms: 500,
      elimination_reason: 'time_exceeded',
    },
  ],
};

const round = (question_number: number, in_play: number, passed: number) => ({
  question_number,
  question_id: 700 + question_number,
  difficulty: question_number,
  by_timeout: 3,
  by_wrong_answer: in_play - passed - 3,
  in_play,
  passed,
  option_histogram: [in_play - passed - 3, passed],
  no_answer: 3,
  discrimination: 0.21,
  response_percentiles_ms: { p50: 2300, p90: 6100, p99: 9800 },
  response_histogram: [1, 2, 12, 31, 52, 49, 40, 33, 24, 18, 12, 9, 8, 3, 0, 1],
});

/** The mock routes for reviewing, rehearsing and controlling a game. */
export class MockReview {
  payouts: Payout[] = [
    payout(12, 1001, 'Айгерим'),
    { ...payout(12, 1002, 'steppe_fox'), profile_complete: false },
    { ...payout(13, 1003, 'Даурен'), status: 'APPROVED', approved_by: ADMIN },
    { ...payout(13, 1004, 'Marina K.'), status: 'APPROVED', approved_by: 2 },
  ];
  disputes: Dispute[] = [];
  /** The commands sent to the game, with their bodies. */
  readonly steered: [action: string, body: unknown][] = [];
  /** The response to the next command. */
  unwilling: string | undefined;
  fundChanges: { id: number; prize_fund: number; proposed_by: number; confirmed_at?: string }[] =
    [];
  rehearsed: unknown;
  /** Whether the maximum number of rehearsals is running. */
  crowded = false;
  /** Changes are answered only after this promise has resolved. */
  gate: Promise<void> | undefined;

  /** Handles routes for signed-in users; returns nothing for other routes. */
  own(route: string, body: string): unknown {
    switch (route) {
      case `GET /api/quizzes/${quiz.id}/my-answers`:
        return explanation;
      case `GET /api/quizzes/${quiz.id}/my-disputes`:
        return { items: this.disputes };
      case `POST /api/quizzes/${quiz.id}/disputes`: {
        const dispute: Dispute = {
          id: 40 + this.disputes.length,
          quiz_id: quiz.id,
          user_id: ME,
          status: 'open',
          created_at: '2026-11-23T19:00:00Z',
          ...JSON.parse(body),
        };
        this.disputes = [dispute, ...this.disputes];
        return dispute;
      }
      default:
        return undefined;
    }
  }

  /** Handles admin routes; returns nothing for other routes. */
  async admins(route: string, body: string, search: URLSearchParams): Promise<unknown> {
    if (!route.startsWith('GET')) await this.gate;
    const [, step] = /^POST \/api\/admin\/payouts\/(\w+)$/.exec(route) ?? [];
    if (step) return this.#step(step, JSON.parse(body));
    const [, action] = /^POST \/api\/admin\/games\/12\/(\w+)$/.exec(route) ?? [];
    if (action) return this.#steer(action, JSON.parse(body));
    const [, answered] = /^POST \/api\/admin\/disputes\/(\d+)\/answer$/.exec(route) ?? [];
    if (answered) return this.#answer(Number(answered), JSON.parse(body));
    const [, shown] = /^GET \/api\/admin\/disputes\/(\d+)$/.exec(route) ?? [];
    if (shown) return this.#case(Number(shown));
    if (/^GET \/api\/admin\/quizzes\/1\d\d\/fund-changes$/.test(route)) return { items: [] };
    switch (route.replace(/quizzes\/11\/(statistics|asked)/, 'quizzes/12/$1')) {
      case 'GET /api/admin/payouts':
        return paged('items', this.payouts.filter(asked(search)));
      case 'GET /api/admin/disputes':
        return paged('items', this.disputes.filter(asked(search)));
      case 'GET /api/admin/deletions':
        return paged('deletions', [deletion]);
      case 'GET /api/admin/games/12/suspicions':
        return { items: suspicions };
      case 'GET /api/quizzes/12/statistics':
        return statistics;
      case 'GET /api/quizzes/12/asked-questions':
        return explanation.answers.map(askedQuestion);
      case 'GET /api/admin/quizzes/12/fund-changes':
        return { items: this.fundChanges };
      case 'POST /api/admin/quizzes/12/fund-changes':
        this.fundChanges = [{ id: 7, proposed_by: ADMIN, ...JSON.parse(body) }];
        return this.fundChanges[0];
      case 'POST /api/admin/quizzes/12/fund-changes/7/confirm':
        this.fundChanges = this.fundChanges.map((one) => ({ ...one, confirmed_at: 'now' }));
        return { message: 'done' };
      case 'POST /api/admin/quizzes/12/rehearsals':
        if (this.crowded) throw new Refusal(409, 'conflict', 'no more than 3 rehearsals run');
        this.rehearsed = JSON.parse(body);
        return { quiz_id: 12, scheduled_time: quiz.scheduled_time, question_count: 3, bots: 50 };
      default:
        return undefined;
    }
  }

  #step(
    step: string,
    wish: { quiz_id: number; user_ids: readonly number[]; reason?: string },
  ): StepOutcome {
    const to = reached[step];
    if (to === undefined) throw new Refusal(404, 'not_found');
    const refused: { user_id: number; error_type: string; error: string }[] = [];
    for (const user_id of wish.user_ids) {
      const payout = this.payouts.find((one) => one.user_id === user_id) as Payout;
      const no = this.#refusal(payout, to);
      if (no) refused.push({ user_id, error_type: no, error: no });
      else this.payouts = this.payouts.map((one) => (one === payout ? moved(one, to, wish) : one));
    }
    const [first] = refused;
    if (first && refused.length === wish.user_ids.length) throw new Refusal(409, first.error_type);
    return { done: wish.user_ids.length - refused.length, refused };
  }

  #refusal(payout: Payout, to: Payout['status']): string | undefined {
    if (!before[to]?.includes(payout.status)) return 'conflict';
    if (to !== 'HELD' && !payout.profile_complete) return 'profile_incomplete';
    return to === 'PAID' && payout.approved_by === ADMIN ? 'second_admin_required' : undefined;
  }

  #steer(action: string, body: unknown): unknown {
    if (this.unwilling) throw new Refusal(409, this.unwilling);
    this.steered.push([action, body]);
    return { message: 'done' };
  }

  #answer(id: number, { accepted, answer }: { accepted: boolean; answer: string }): unknown {
    const status = accepted ? 'accepted' : 'rejected';
    this.disputes = this.disputes.map((one) => (one.id === id ? { ...one, status, answer } : one));
    return this.#dispute(id);
  }

  #case(id: number): unknown {
    const command = { type: 'answer', quiz_id: 12, user_id: ME, question_id: 702 };
    const logged = {
      offset: 91,
      appended_at: 1_795_000_000_000,
      clock: 1,
      admitted: true,
      command,
    };
    return { dispute: this.#dispute(id), explanation, commands: [logged] };
  }

  #dispute(id: number): Dispute {
    const dispute = this.disputes.find((one) => one.id === id);
    if (dispute === undefined) throw new Refusal(404, 'not_found');
    return dispute;
  }
}

const suspicions = [
  {
    kind: 'SAME_DEVICE',
    players: [
      { user_id: 1001, username: 'Айгерим', prize: 750_000 },
      { user_id: 1005, username: 'nurlan77', prize: 0 },
    ],
    evidence: 'address hash 9f3c, device Chrome on Android',
  },
];

const statistics = {
  quiz_id: 12,
  total_participants: 200,
  total_winners: 2,
  avg_response_time_ms: 2840.5,
  avg_correct_answers: 1.4,
  avg_pass_rate: 0.62,
  eliminations_by_question: [round(1, 200, 150), round(2, 150, 40)],
};

const deletion = {
  user_id: 77,
  deleted_at: '2026-11-20T10:00:00Z',
  erased_at: '2026-11-20T10:00:01Z',
  complete: false,
  steps: { 'auth-service': 'done', 'user-service': 'done', 'quiz-service': 'pending' },
};

function askedQuestion({ question_number, text, options, correct_option }: GivenAnswer): unknown {
  const details = {
    id: 700 + question_number,
    text,
    options: options.map((text, id) => ({ id, text })),
    correct_option,
  };
  return { question_order: question_number, source: 'quiz', question: details };
}

function moved(payout: Payout, status: Payout['status'], { reason }: { reason?: string }): Payout {
  const { reason: _, ...rest } = payout;
  return {
    ...rest,
    status,
    ...(reason !== undefined && { reason }),
    ...(status === 'APPROVED' && { approved_by: ADMIN }),
  };
}

interface Asked {
  readonly status: string;
  readonly quiz_id: number;
  readonly username?: string;
}

/** Whether the query asks for this row. */
function asked(search: URLSearchParams) {
  return ({ status, quiz_id, username = '' }: Asked) =>
    (search.get('status') ?? status) === status &&
    username.startsWith(search.get('search') ?? '') &&
    (search.get('quiz_id') ?? String(quiz_id)) === String(quiz_id);
}

function paged(name: string, rows: readonly object[]): unknown {
  return { [name]: rows, total: rows.length, page: 1, page_size: 20 };
}
