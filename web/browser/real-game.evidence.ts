import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Quiz, rest } from '@quizcast/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PATIENCE, Person, url } from './real/suite.ts';
import { launchBrowser } from './visitor.ts';

/**
 * Plays the next quiz of the platform at QUIZCAST_URL through the page, together with any other
 * players. One player answers everything right, another does so on a network that blocks
 * WebSockets, a third answers question 2 wrong and watches. Pictures go to QUIZCAST_SHOTS; the test
 * reads the right answers with QUIZCAST_ADMIN_PASSWORD.
 */
const shots = process.env.QUIZCAST_SHOTS ?? 'evidence';

let browser: Browser;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

it('a real game is played through the page', { timeout: 600_000 }, async () => {
  const watching = await Person.admin(browser);
  await watching.page.goto(`${url}/admin`);
  const quiz = await nextQuiz(watching.page);
  const right = await rightAnswers(watching.page, quiz.id);
  await picture(watching.page, 'admin-quizzes');

  const steady = await arrive(quiz, 'aruzhan');
  const hasty = await arrive(quiz, 'daniyar');
  const walled = await arrive(quiz, 'madina', refuseSockets);
  const streams: string[] = [];
  walled.page.on('request', (request) => {
    if (request.url().includes('/ws/events/')) streams.push(request.url());
  });
  await watching.page.goto(`${url}/admin/quizzes/${quiz.id}/live`);
  // Waits for more players, because they make a better picture.
  await steady.page
    .locator('.lobby-people')
    .getByText(/\d{2,}/)
    .waitFor(PATIENCE);
  await picture(steady.page, 'lobby');
  await Promise.all([
    play(steady.page, right, 'steady', async (number) => {
      if (number === 3) await picture(watching.page, 'admin-live');
    }),
    play(hasty.page, right, 'hasty'),
    play(walled.page, right, 'walled'),
  ]);
  const won = (page: Page) => page.getByRole('heading', { name: 'Вы дошли до конца!' });
  await won(steady.page).waitFor(PATIENCE);
  await won(walled.page).waitFor(PATIENCE);
  await picture(steady.page, 'winner');
  // Every answer was posted while a single event stream stayed open.
  expect(streams.length).toBeGreaterThanOrEqual(right.size);
  expect(new Set(streams).size).toBe(1);
  await hasty.page.getByText('Выбыли на вопросе 2: неверный ответ').waitFor(PATIENCE);
  await steady.page.getByRole('button', { name: 'Закрыть' }).click();
  await steady.page.getByRole('table').waitFor();
  await picture(steady.page, 'result');
  await picture(hasty.page, 'result-eliminated');
  const all = [steady, hasty, walled, watching];
  expect(all.flatMap(({ complaints }) => complaints)).toEqual([]);
});

async function nextQuiz(page: Page): Promise<Quiz> {
  let found: Quiz | undefined;
  await expect
    .poll(async () => {
      const quizzes = await read(page, '/api/quizzes/scheduled');
      if (rest.quizzes(quizzes)) found = quizzes.find(({ status }) => status === 'scheduled');
      return found;
    }, PATIENCE)
    .toBeDefined();
  return found as Quiz;
}

/** The right option of each question, by its text. */
async function rightAnswers(page: Page, quizId: number): Promise<ReadonlyMap<string, string>> {
  const path = `/api/quizzes/${quizId}/questions`;
  let answers = new Map<string, string>();
  await expect
    .poll(async () => {
      const content = await read(page, path);
      if (!rest.ownQuestions(content)) throw new Error('The questions have another shape');
      answers = new Map(
        content.items.map(({ text, options, correct_option }) => [
          text,
          options.find(({ id }) => id === correct_option)?.text ?? '',
        ]),
      );
      return answers.size;
    }, PATIENCE)
    .toBeGreaterThan(0);
  return answers;
}

/** Simulates a network that blocks WebSockets: each handshake is refused. */
function refuseSockets(): void {
  window.WebSocket = class extends WebSocket {
    constructor() {
      super(`${location.origin.replace('http', 'ws')}/ws`);
    }
  };
}

/**
 * Signs up a new player and opens the lobby. Their pages are in Russian, the language of the
 * questions.
 */
async function arrive(quiz: Quiz, name: string, network = () => {}) {
  const { page, complaints } = await Person.player(browser, name, 'ru');
  await page.addInitScript(network);
  await page.goto(`${url}/quiz/${quiz.id}/play`);
  await page.locator('.lobby-people').getByText(/\d/).waitFor(PATIENCE);
  return { page, complaints };
}

async function play(
  page: Page,
  right: ReadonlyMap<string, string>,
  manner: 'steady' | 'hasty' | 'walled',
  during: (number: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  const over = () => page.url().endsWith('/results');
  let last = '';
  for (let number = 1; ; number += 1) {
    await expect
      .poll(async () => {
        const text = (await title.first().textContent()) ?? '';
        return over() || (text !== last && right.has(text));
      }, PATIENCE)
      .toBe(true);
    if (over()) break;
    last = (await title.first().textContent()) ?? '';
    const answer = right.get(last) ?? '';
    const options = page.locator('.option');
    if (manner !== 'hasty' || number < 2) {
      if (number === 1)
        await picture(page, manner === 'steady' ? 'question' : `question-${manner}`);
      await options.filter({ hasText: answer }).first().click();
      if (manner === 'steady' && number === 2) {
        await page.locator('.option.recorded').waitFor();
        await picture(page, 'question-recorded');
      }
    } else if (number === 2) {
      await options.filter({ hasNotText: answer }).first().click();
      await page.getByRole('heading', { name: 'Вы дошли далеко' }).waitFor(PATIENCE);
      await picture(page, 'out');
    } else if (number === 3) {
      await picture(page, 'spectator');
    }
    await during(number);
  }
}

function read(page: Page, path: string): Promise<unknown> {
  return page.evaluate((from) => fetch(from).then((answer) => answer.json()), path);
}

function picture(page: Page, name: string): Promise<unknown> {
  return page.screenshot({ path: join(shots, `${name}.png`) });
}
