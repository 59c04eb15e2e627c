import type { Account, AuditEntry, PoolQuestion, Quiz } from '@quizcast/protocol';
import { mine } from '../recording.ts';
import { Refusal } from './authoring.ts';

const DAY_MS = 86_400_000;

const texts = [
  ['Сколько струн у домбры?', 'Домбыраның неше ішегі бар?', 'How many strings has a dombra?'],
  ['Из чего делают кумыс?', 'Қымыз неден жасалады?', 'What is kumis made from?'],
  [
    'В каком году столица переехала из Алматы?',
    'Астана қай жылы елорда болды?',
    'When did the capital move?',
  ],
  [
    'Кто первым вышел в открытый космос?',
    'Ашық ғарышқа алғаш кім шықты?',
    'Who was first to walk in space?',
  ],
  [
    'Какое озеро наполовину пресное, наполовину солёное?',
    'Қай көлдің жартысы тұщы, жартысы тұзды?',
    'Which lake is half fresh, half salt?',
  ],
  [
    'Сколько граней у икосаэдра?',
    'Икосаэдрдің неше жағы бар?',
    'How many faces has an icosahedron?',
  ],
  [
    'У какой планеты сутки длиннее года?',
    'Қай ғаламшардың тәулігі жылынан ұзақ?',
    'Whose day is longer than its year?',
  ],
] as const;

const tags = ['культура', 'еда', 'история', 'наука', 'география', 'математика', 'спорт'] as const;
const names = ['aigerim_n', 'erasyl.t', 'dasha_kim', 'nurs88', 'asel_q', 'timur.akh', 'gulnur_b'];

/** The question of the bank that a scheduled quiz has reserved. */
const RESERVED = 3;

export function poolQuestion(id: number): PoolQuestion {
  const [ru, kk, en] = texts[id % texts.length] ?? texts[0];
  const options = ['Зайсан', 'Балхаш', 'Алаколь', 'Маркаколь'];
  return {
    id,
    text: `${ru} (${id})`,
    texts: {
      ru: { text: `${ru} (${id})`, options },
      kk: { text: kk, options },
      ...(id % 4 !== 0 && { en: { text: en, options } }),
    },
    correct_option: 1,
    difficulty: (id % 5) + 1,
    time_limit_sec: 10,
    point_value: 1,
    category: 'общее',
    tags: [tags[id % tags.length] ?? 'наука'],
    is_used: id % 3 === 0,
    ...(id % 3 === 0 && {
      last_used_at: '2026-11-20T18:00:00Z',
      times_asked: 1,
      pass_rate: ((id * 37) % 100) / 100,
    }),
    version: 1,
    created_at: new Date().toISOString(),
  };
}

function account(id: number): Account {
  const name = `${names[id % names.length]}${id > names.length ? id : ''}`;
  return {
    id,
    username: name,
    email: `${name}@example.org`,
    role: id % 50 === 2 ? 'admin' : 'user',
    email_verified: id % 6 !== 0,
    created_at: '2026-03-03T09:00:00Z',
    ...(id === 4 && { suspended_at: '2026-11-27T15:52:00Z' }),
  };
}

function entry(id: number, action: string, subject: string, subject_id: number): AuditEntry {
  const created_at = new Date(Date.now() - (40 - id) * 600_000).toISOString();
  return {
    id,
    actor_id: id % 3 === 0 ? 2 : 1,
    action,
    subject,
    subject_id,
    created_at,
    details: { count: 3 },
  };
}

/** The errors of a CSV file. The check is only as complete as the import page needs. */
function errorsOf(csv: string): object[] {
  const [head = '', ...lines] = csv.replace('\ufeff', '').trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.replaceAll('"', ''));
  const kahoot = names.findIndex((name) => name.startsWith('Correct'));
  const correct = kahoot >= 0 ? kahoot : names.indexOf('correct');
  const question = names.findIndex((name) => /^(text\.|Question)/.test(name));
  const seconds = names.findIndex((name) => /^(time_limit|Time limit)/.test(name));
  const cell = (column: number, row: number) => `${String.fromCharCode(65 + column)}${row + 2}`;
  return lines.flatMap((line, row) => {
    const cells = line.split(',').map((text) => text.replaceAll('"', ''));
    const flaw = (column: number, field: string, message: string) => ({
      index: row,
      field,
      message,
      cell: cell(column, row),
    });
    return [
      ...((kahoot >= 0 ? /^[1-4]$/ : /^[1-4A-D]$/).test(cells[correct] ?? '')
        ? []
        : [flaw(correct, 'correct_option', 'must be the number of an answer, 1 to 4')]),
      ...((cells[question] ?? '').length >= 3 ? [] : [flaw(question, 'text', 'must not be blank')]),
      ...(seconds < 0 || /^(5|10|20|30|60)?$/.test(cells[seconds] ?? '')
        ? []
        : [flaw(seconds, 'time_limit_sec', 'must be 5, 10, 20, 30, 60, 90, 120 or 240')]),
    ];
  });
}

const versions = {
  items: [
    {
      version: 4,
      actor_id: 1,
      action: 'edit',
      changes: [{ field: 'title', from: 'Steppe', to: 'Steppe and sky' }],
      created_at: '2026-11-27T16:20:00Z',
    },
    {
      version: 3,
      actor_id: 2,
      action: 'edit_question',
      changes: [
        { question_id: 7, number: 1, field: 'text.kk', to: 'Қай шың ең биік?' },
        { question_id: 7, number: 1, field: 'correct_option', from: 'Talgar', to: 'Khan Tengri' },
      ],
      created_at: '2026-11-27T16:10:00Z',
    },
    {
      version: 2,
      actor_id: 1,
      action: 'delete_question',
      changes: [{ question_id: 6, number: 2, field: 'question', from: 'Which lake is deepest?' }],
      created_at: '2026-11-27T16:00:00Z',
    },
  ],
  total: 3,
  page: 1,
  page_size: 20,
};

/** The mock routes that only the portal uses: bank, people, audit log, ads, sockets. */
export class MockPortal {
  /** The upcoming quizzes, if a test needs others than the recorded one. */
  scheduled: readonly Quiz[] | undefined;
  /**
   * Paths that respond with an error, as if the service were unavailable or refused the request.
   */
  broken: RegExp | undefined;
  brokenStatus = 503;
  poolSize = 8_412;
  people = 41_806;
  audit: AuditEntry[] = [
    entry(9, 'ban', 'user', 4),
    entry(8, 'payout_held', 'quiz', 12),
    entry(7, 'void', 'game', 12),
    entry(6, 'pause', 'game', 12),
    entry(5, 'schedule', 'quiz', 12),
    entry(4, 'add_questions', 'quiz', 12),
    entry(2, 'create', 'quiz', 12),
  ];
  ads: object[] = [
    {
      id: 3,
      title: 'Чай степи',
      media_type: 'image',
      url: '/uploads/ads/tea.svg',
      duration_sec: 15,
      version: 1,
    },
  ];
  slots: object[] = [];
  imports: object[] = [{ id: 31, actor_id: 1, questions: 4, created_at: '2026-11-27T15:52:00Z' }];
  bans: object[] = [
    {
      user_id: 4,
      reason: 'три аккаунта с одного устройства',
      banned_by: 1,
      created_at: '2026-11-27T15:52:00Z',
    },
  ];
  /** The imported files, the latest one last. */
  readonly imported: string[] = [];
  readonly changed: [route: string, body: unknown][] = [];

  breaks(path: string): boolean {
    return this.broken?.test(path) ?? false;
  }

  /** Returns nothing for routes of the other mocks. */
  answer(route: string, body: string, search: URLSearchParams): unknown {
    if (/^POST \/api\/(quizzes\/\d+\/questions|admin\/question-pool)\/import$/.test(route)) {
      return this.#import(body, search.get('dry_run') === 'true');
    }
    const [, user] = /^GET \/api\/admin\/users\/(\d+)$/.exec(route) ?? [];
    if (user) return account(Number(user));
    if (/^GET \/api\/admin\/users\/\d+\/sessions$/.test(route)) return sessions;
    if (/^GET \/api\/admin\/users\/\d+\/results$/.test(route)) {
      return { results: [{ ...mine, completed_at: '2026-11-23T18:05:00Z' }], total: 1, page: 1 };
    }
    if (
      /^(POST|PUT) \/api\/admin\/users\/\d+\//.test(route) ||
      /^(PUT|DELETE) \/api\/admin\/question-pool\/\d+$/.test(route)
    ) {
      this.changed.push([route, body === '' ? undefined : JSON.parse(body)]);
      return { message: 'done' };
    }
    if (/^GET \/api\/quizzes\/\d+\/ad-slots$/.test(route)) return { items: this.slots };
    const [, lifted] = /^DELETE \/api\/admin\/bans\/(\d+)$/.exec(route) ?? [];
    if (lifted) {
      this.bans = [];
      return {};
    }
    if (/^GET \/api\/admin\/questions\/\d+\/usage$/.test(route)) return { games: [] };
    if (/^GET \/api\/admin\/quizzes\/\d+\/versions$/.test(route)) return versions;
    switch (route) {
      case 'GET /api/admin/question-pool/imports':
        return { items: this.imports };
      case 'DELETE /api/admin/question-pool/imports/31':
        this.imports = [];
        return { removed: 4, kept: 0 };
      case 'GET /api/admin/question-pool':
        return this.#page('items', this.#poolTotal(search), poolQuestion, search);
      case 'GET /api/admin/question-pool/stats':
        return {
          total: this.poolSize,
          used: 1_482,
          available: 6_930,
          reserved: 0,
          archived: 3,
          used_by_difficulty: { 1: 260, 2: 310, 3: 402, 4: 298, 5: 212 },
          by_difficulty: { 1: 1820, 2: 1910, 3: 1766, 4: 982, 5: 452 },
          by_category: { общее: this.poolSize },
        };
      case 'POST /api/admin/question-pool':
        this.changed.push([route, JSON.parse(body)]);
        return { count: 1, duplicates: 0 };
      case 'POST /api/admin/question-pool/bulk': {
        const asked: { ids: number[] } = JSON.parse(body);
        this.changed.push([route, asked]);
        const reserved = asked.ids.filter((id) => id === RESERVED);
        return {
          changed: asked.ids.length - reserved.length,
          skipped: reserved.map((id) => ({ id, reason: 'reserved' })),
        };
      }
      case 'POST /api/admin/question-pool/reset':
        return { count: 1_482 };
      case 'GET /api/admin/users':
        return this.#page('users', this.#peopleTotal(search), account, search);
      case 'GET /api/admin/bans':
        return { items: this.bans };
      case 'GET /api/admin/ads':
        return { items: this.ads };
      case 'GET /api/admin/audit': {
        const items = this.audit.filter(about(search));
        return { items, total: items.length, page: 1, page_size: 50 };
      }
      case 'GET /api/admin/account-audit': {
        const items = [
          { ...entry(3, 'admin_role_set', 'user', 4), details: { detail: 'user host' } },
        ];
        return { items, total: items.length, page: 1, page_size: 50 };
      }
      case 'GET /api/admin/ws/alerts':
        return { status: 'healthy', alerts: [], recommendations: [] };
      case 'GET /api/admin/ws/health':
        return { status: 'healthy', active_connections: 6_218 };
      case 'GET /api/admin/ws/metrics/detailed':
        return socketMetrics;
      case 'GET /api/auth/sessions':
        return sessions;
      case 'POST /api/auth/revoke-session':
      case 'POST /api/auth/logout-all':
        return { message: 'done' };
      case 'POST /api/auth/change-password':
        return { message: 'changed', csrfToken: 'csrf' };
      case 'GET /api/admin/quizzes/12/stage-links':
        return { items: [] };
      default:
        return undefined;
    }
  }

  #poolTotal(search: URLSearchParams): number {
    if (search.get('search') === 'нет такого') return 0;
    return search.get('difficulty') ? Math.floor(this.poolSize / 5) : this.poolSize;
  }

  #peopleTotal(search: URLSearchParams): number {
    if (search.get('deleted') === 'true') return 0;
    return search.get('search') ? 7 : this.people;
  }

  #page(
    name: string,
    total: number,
    make: (id: number) => object,
    search: URLSearchParams,
  ): object {
    const page = Number(search.get('page') ?? 1);
    const size = Number(search.get('page_size') ?? 20);
    const from = (page - 1) * size;
    const count = Math.max(0, Math.min(size, total - from));
    return {
      [name]: Array.from({ length: count }, (_, place) => make(from + place + 1)),
      total,
      page,
      page_size: size,
    };
  }

  #import(body: string, dryRun: boolean): object {
    const [, csv = ''] = /\r\n\r\n([\s\S]*?)\r\n--/.exec(body) ?? [];
    const errors = errorsOf(csv);
    if (errors.length > 0) throw new Refusal(422, 'validation_error', 'B2 (text) …', { errors });
    const count = csv.trim().split(/\r?\n/).length - 1;
    if (!dryRun) this.imported.push(csv);
    const report = { dry_run: dryRun, format: 'csv', count, duplicates: 0, notes: [] };
    return dryRun ? report : { ...report, import_id: 31 };
  }
}

function about(search: URLSearchParams) {
  return ({ subject, subject_id: id, action, actor_id: actor }: AuditEntry) =>
    (search.get('subject') ?? subject) === subject &&
    (search.get('action') ?? action) === action &&
    (search.get('actor_id') ?? String(actor)) === String(actor) &&
    (search.get('subject_id') ?? String(id)) === String(id);
}

const shard = (shard_id: number, active: number) => ({
  shard_id,
  active_connections: active,
  max_clients: 2_500,
  messages_sent: active * 40,
  messages_received: active * 6,
  connection_errors: 0,
  load_percentage: (active / 2_500) * 100,
});

const socketMetrics = {
  total_connections: 9_204,
  active_connections: 6_218,
  messages_sent: 812_004,
  messages_received: 64_118,
  connection_errors: 2,
  uptime_seconds: 3 * 3_600,
  shards: [shard(0, 2_140), shard(1, 1_980), shard(2, 1_122), shard(3, 976)],
};

const agent = (system: string) =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 Chrome/130.0 Safari/537.36`;

const sessions = {
  count: 2,
  sessions: [
    {
      id: 71,
      device_id: 'a',
      ip_address: '10.0.0.7',
      user_agent: agent('Windows NT 10.0'),
      created_at: new Date(Date.now() - 3_600_000).toISOString(),
      expires_at: new Date(Date.now() + 7 * DAY_MS).toISOString(),
    },
    {
      id: 70,
      device_id: 'b',
      ip_address: '10.0.0.9',
      user_agent: agent('Linux; Android 15'),
      created_at: new Date(Date.now() - 2 * DAY_MS).toISOString(),
      expires_at: new Date(Date.now() + 5 * DAY_MS).toISOString(),
    },
  ],
};
