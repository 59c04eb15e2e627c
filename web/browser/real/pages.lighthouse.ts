import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../setup.ts';
import { launchBrowser } from '../visitor.ts';
import { schedule } from './quiz.ts';
import { Person, url } from './suite.ts';

/**
 * Audits pages of the platform at QUIZCAST_URL with Lighthouse's settings for a slow phone: `npm
 * run lighthouse -w player`. Each figure is the median of three runs, because single runs vary too
 * much on a busy machine.
 */
const RUNS = 3;
const FLOORS = { performance: 0.9, accessibility: 1, 'best-practices': 0.95 } as const;
type Category = keyof typeof FLOORS;
const categories = Object.keys(FLOORS) as Category[];
/** Metrics that are printed with the scores. */
const MEASURES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
] as const;

let folder: string;
let visitor: BrowserContext;
let port: number;
let lobby: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  port = await freePort();
  // Lighthouse opens its own tabs, which share cookies and storage only with the context of a
  // profile.
  visitor = await chromium.launchPersistentContext(folder, {
    executablePath: findBrowser(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  browser = await launchBrowser();
  const admin = await Person.admin(browser);
  const quiz = await schedule(admin, 'The hall of the audit', 1_800);
  lobby = `${url}/quiz/${quiz.id}/play`;
});

afterAll(async () => {
  await visitor?.close();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ['the start page', async () => `${url}/`],
  ['sign-up', async () => `${url}/register`],
  ['the lobby', enterLobby],
])('%s is fast, accessible and clean', { timeout: 400_000 }, async (name, address) => {
  const page = await address();
  const runs: Run[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await audit(page));
  const scores = Object.fromEntries(
    categories.map((category) => [category, median(runs.map(({ scores }) => scores[category]))]),
  );
  const measures = MEASURES.map(
    (measure) =>
      `${measure} ${median(runs.map(({ measures }) => measures[measure] ?? 0)).toFixed(2)}`,
  );
  const wrong = [...new Set(runs.flatMap(({ wrong }) => wrong))];
  console.info(`${name}: ${JSON.stringify(scores)}; ${measures.join(', ')}; ${wrong.join(', ')}`);
  for (const category of categories) {
    expect(scores[category], `${name}: ${category}`).toBeGreaterThanOrEqual(FLOORS[category]);
  }
});

interface Run {
  readonly scores: Record<Category, number>;
  readonly measures: Record<string, number>;
  /** The failed audits of the categories that must be perfect. */
  readonly wrong: readonly string[];
}

async function audit(address: string): Promise<Run> {
  const result = await lighthouse(address, {
    port,
    onlyCategories: categories,
    // Each run starts without cached files and without a service worker. Cookies and local storage
    // stay, because the lobby requires a signed-in user.
    disableStorageReset: false,
    logLevel: 'error',
  });
  if (!result) throw new Error(`Lighthouse says nothing about ${address}`);
  const { categories: found, audits, finalDisplayedUrl } = result.lhr;
  expect(new URL(finalDisplayedUrl).pathname).toBe(new URL(address).pathname);
  const scores = Object.fromEntries(
    categories.map((category) => [category, found[category]?.score ?? 0]),
  ) as Record<Category, number>;
  const measures = Object.fromEntries(
    MEASURES.map((measure) => [measure, audits[measure]?.numericValue ?? 0]),
  );
  const wrong = Object.values(found)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ weight, id }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => id);
  return { scores, measures, wrong };
}

/** Signs up a new player and returns the address of a lobby that stays open long enough. */
async function enterLobby(): Promise<string> {
  const player = await Person.player(browser, 'audited', 'ru');
  await visitor.addCookies(await player.page.context().cookies());
  const csrf = await player.page.evaluate(() => localStorage.getItem('quizcast.csrf') ?? '');
  const page = await visitor.newPage();
  await page.goto(url);
  await page.evaluate((token) => localStorage.setItem('quizcast.csrf', token), csrf);
  await page.close();
  return lobby;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
