import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EditedQuestion, FrameOf, Quiz } from '@quizcast/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { poolQuestion } from '../mock/portal.ts';
import { MockSuite } from '../mock/suite.ts';
import { findBrowser } from '../setup.ts';
import { launchBrowser } from '../visitor.ts';

/**
 * Takes pictures of every page of the portal, in both themes and at three widths: `npm run shots -w
 * admin`. They have the numbers of the design pictures. QUIZCAST_SHOTS sets the folder. With
 * QUIZCAST_SHOT_LANGUAGE, the pages that need no steps are taken in that language.
 */
const folder = process.env.QUIZCAST_SHOTS ?? 'shots';
const only = process.env.QUIZCAST_SHOT;
const everyIn = process.env.QUIZCAST_SHOT_LANGUAGE as Shot['language'];

let browser: Browser;

beforeAll(async () => {
  findBrowser();
  mkdirSync(folder, { recursive: true });
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

const hour = 3_600_000;
const show = (id: number, title: string, hours: number, more: Partial<Quiz> = {}): Quiz => ({
  id,
  title,
  scheduled_time: new Date(Date.now() + hours * hour).toISOString(),
  status: 'scheduled',
  question_count: 7,
  prize_fund: 5_000_000,
  question_source_mode: 'admin_only',
  finish_on_zero_players: false,
  version: 3,
  ...more,
});

const questions: readonly EditedQuestion[] = [1, 2, 3, 4, 5, 6, 7].map((id) => ({
  ...poolQuestion(id),
  id: 500 + id,
  point_value: 10,
}));

const evening = [
  show(12, 'Пятничный эфир № 48', 0.24),
  show(13, 'Шаңырақ: ұлттық тағамдар', 23, { prize_fund: 1_000_000 }),
  show(14, 'Обо всём понемногу', 48, { prize_fund: 1_000_000, question_count: 0 }),
  show(15, 'Күз. Тарих пен өлең', 120, { prize_fund: 2_500_000 }),
  show(16, 'Пятничный эфир № 49', 168),
];

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly language?: 'ru' | 'kk' | 'en';
  prepare?(suite: MockSuite): void;
  act?(page: Page, suite: MockSuite): Promise<void>;
}

const csv = `text.ru,text.kk,option1.ru,option2.ru,option3.ru,option4.ru,correct,difficulty,time_limit_sec
Столица Монголии?,Моңғолия астанасы?,Улан-Батор,Эрдэнэт,Дархан,Чойр,A,1,10
Сколько букв в казахском алфавите?,Қазақ әліпбиінде неше әріп бар?,33,40,42,45,E,3,10
,Ең биік шың қайсы?,Хан-Тенгри,Талгар,Белуха,Победы,A,3,10
Год первого полёта человека?,Адам ғарышқа алғаш қай жылы ұшты?,1957,1961,1969,1971,B,2,4
`;

const stats = (n: number, rate: number): FrameOf<'adaptive:question_stats'> => ({
  quiz_id: 12,
  question_number: n,
  difficulty_used: Math.ceil(n / 2),
  target_pass_rate: [0.9, 0.85, 0.78, 0.7, 0.62][n - 1] ?? 0.5,
  actual_pass_rate: rate,
  total_answers: 4_902,
  passed_count: 3_218,
  remaining_players: 3_218,
});

const shots: readonly Shot[] = [
  { name: '30-dashboard', path: '/admin/' },
  { name: '31-editor', path: '/admin/quizzes/12?question=4' },
  {
    name: '31-editor-schedule',
    path: '/admin/quizzes/12',
    async act(page) {
      await page.getByRole('button', { name: 'Запланировать' }).click();
      await page.getByText('Прогноз').first().waitFor();
    },
  },
  {
    name: '31-editor-settings',
    path: '/admin/quizzes/12',
    async act(page) {
      await page.getByRole('button', { name: 'Настройки', exact: true }).click();
      await page.getByRole('dialog').getByText('История версий').scrollIntoViewIfNeeded();
    },
  },
  {
    name: '32-bank',
    path: '/admin/questions',
    language: 'kk',
    async act(page) {
      const boxes = page.getByRole('table').getByRole('checkbox');
      await boxes.nth(2).check();
      await boxes.nth(3).check();
      await boxes.nth(5).check();
    },
  },
  {
    name: '33-import',
    path: '/admin/questions/import',
    language: 'en',
    async act(page) {
      await page.locator('input[type=file]').setInputFiles({
        name: 'november-pool.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(csv),
      });
      await page.getByText('with errors').waitFor();
      await page.getByRole('button', { name: /must be the number/ }).click();
    },
  },
  { name: '33-import-file', path: '/admin/questions/import' },
  {
    name: '34-live-desk',
    path: '/admin/quizzes/12/live',
    async act(page, suite) {
      await expect.poll(() => suite.received.length, { timeout: 8_000 }).toBeGreaterThan(1);
      const options = ['Зайсан', 'Балхаш', 'Алаколь', 'Маркаколь'];
      for (const [place, rate] of [0.94, 0.91, 0.86, 0.77].entries()) {
        suite.send({ type: 'adaptive:question_stats', data: stats(place + 1, rate) });
      }
      suite.send(
        { type: 'quiz:start', data: { quiz_id: 12 } },
        {
          type: 'quiz:question',
          data: {
            question_id: 505,
            quiz_id: 12,
            number: 5,
            text: 'Какое озеро наполовину пресное, наполовину солёное?',
            options: options.map((text, id) => ({ id, text })),
            time_limit: 10,
            total_questions: 10,
            start_time: Date.now(),
            server_timestamp: Date.now(),
          },
        },
      );
      const pace = [40, 420, 1_300, 2_480, 3_330, 3_900, 4_330, 4_600, 4_760, 4_902];
      for (const [second, answered] of pace.entries()) {
        suite.send(
          {
            type: 'quiz:timer',
            data: { question_id: 505, remaining_seconds: 10 - second, server_timestamp: 0 },
          },
          {
            type: 'admin:live_counts',
            data: {
              quiz_id: 12,
              joined: 8_904,
              in: 5_034,
              out: 3_870,
              online: 8_863,
              answered,
              reconnecting: 41,
            },
          },
        );
      }
      suite.send(
        {
          type: 'quiz:answer_reveal',
          data: {
            question_id: 505,
            correct_option: 1,
            histogram: [
              { id: 0, count: 612 },
              { id: 1, count: 3_218 },
              { id: 2, count: 874 },
              { id: 3, count: 198 },
            ],
            no_answer: 132,
            in_play_before: 5_034,
            in_play: 3_218,
            share: 1_554,
          },
        },
        { type: 'adaptive:question_stats', data: stats(5, 0.64) },
        { type: 'quiz:player_count', data: { player_count: 8_863, watching: 1_204 } },
        {
          type: 'admin:live_counts',
          data: {
            quiz_id: 12,
            joined: 8_904,
            in: 3_218,
            out: 5_686,
            online: 8_863,
            answered: 4_902,
            reconnecting: 41,
          },
        },
      );
      await page.getByRole('button', { name: /Снять вопрос 5/ }).click();
      await page.getByLabel('Причина, её увидят игроки').fill('Ошибка в варианте C');
    },
  },
  {
    name: '35-statistics',
    path: '/admin/quizzes/12/statistics',
    language: 'en',
    prepare(suite) {
      suite.quiz = { ...suite.quiz, title: 'Friday Live No. 48', status: 'completed' };
    },
  },
  {
    name: '36-payouts',
    path: '/admin/payouts?quiz=12',
    prepare(suite) {
      const [first] = suite.review.payouts;
      const names = ['Айгерим', 'Ерасыл', 'Дарья Ким', 'Нұрсұлтан', 'Әсел', 'Тимур', 'Гүлнұр'];
      suite.review.payouts = names.flatMap((username, place) =>
        first
          ? [
              {
                ...first,
                username,
                user_id: 1001 + place,
                amount: 39_370,
                ...(place !== 3 && { status: 'APPROVED' as const, approved_by: 2 }),
                ...(place === 5 && { status: 'HELD' as const, reason: 'почта не подтверждена' }),
              },
            ]
          : [],
      );
    },
    async act(page) {
      await page.getByRole('button', { name: /Выбрать все без/ }).click();
    },
  },
  { name: '37-people', path: '/admin/people?id=4' },
  { name: 'quizzes', path: '/admin/quizzes' },
  { name: 'new-quiz', path: '/admin/quizzes/new' },
  { name: 'live', path: '/admin/live' },
  { name: 'games', path: '/admin/statistics' },
  { name: 'results', path: '/admin/quizzes/12/results' },
  { name: 'suspicions', path: '/admin/quizzes/12/suspicions' },
  { name: 'disputes', path: '/admin/disputes' },
  { name: 'ads', path: '/admin/ads' },
  { name: 'bans', path: '/admin/people/bans' },
  { name: 'deletions', path: '/admin/people/deletions' },
  { name: 'audit', path: '/admin/audit' },
  { name: 'audit-accounts', path: '/admin/audit?log=accounts', language: 'kk' },
  { name: 'bank-duplicates', path: '/admin/questions?duplicates=true' },
  { name: 'monitoring', path: '/admin/monitoring' },
  { name: 'account', path: '/admin/account' },
  {
    name: 'palette',
    path: '/admin/quizzes',
    async act(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'state-down',
    path: '/admin/audit',
    prepare(suite) {
      suite.portal.broken = /admin\/audit/;
    },
    async act(page) {
      await page.getByRole('alert').filter({ hasText: 'Повторить' }).waitFor({ timeout: 15_000 });
    },
  },
];

const looks = [
  { suffix: '', width: 1280, height: 800, colorScheme: 'light' as const },
  { suffix: '-night', width: 1440, height: 900, colorScheme: 'dark' as const },
  { suffix: '-390', width: 390, height: 844, colorScheme: 'light' as const },
];

describe.each(looks)('at $width', ({ suffix, width, height, colorScheme }) => {
  const wanted = shots
    .filter(({ name }) => only === undefined || new RegExp(only).test(name))
    .filter(({ act }) => everyIn === undefined || act === undefined);
  it.each(wanted)('$name', { timeout: 60_000 }, async ({ name, path, prepare, act, ...shot }) => {
    const language = everyIn ?? shot.language ?? 'ru';
    const suite = await MockSuite.start();
    suite.quiz = evening[0] as Quiz;
    suite.portal.scheduled = evening;
    suite.authoring.plant(evening, questions);
    suite.authoring.plant([evening[2] as Quiz]);
    prepare?.(suite);
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      locale: language,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.addInitScript((tag) => localStorage.setItem('quizcast.language', tag), language);
    try {
      await page.goto(`${suite.url}/admin/login?next=${encodeURIComponent(path.slice(6))}`);
      await page.locator('input[type=email]').fill('admin@example.org');
      await page.locator('input[type=password]').fill('correct horse');
      await page.locator('button[type=submit]').click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await act?.(page, suite);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({
        path: join(folder, `${name}${suffix}${everyIn ? `-${everyIn}` : ''}.png`),
      });
    } finally {
      await context.close();
      await suite.stop();
    }
  });
});
