import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser } from './setup.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.QUIZCAST_SHOTS;

/** The narrowest supported phone. */
export const PHONE = { width: 360, height: 740 };

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A separate page that records its console errors, and waits at most `timeout` ms for anything. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  timeout = 8_000,
) {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    // Blocked, because the service worker would respond before the test's routes. It has a test of
    // its own.
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(timeout);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Several tests expect refused requests; any other console message is an error.
    const expected = /Failed to load resource|WebSocket connection/.test(message.text());
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

export async function signIn(
  page: Page,
  password = 'correct horse',
  email = 'aruzhan@example.org',
): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The rules of axe that depend on colours. The others say the same in both themes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Checks that axe finds nothing in either theme and that nothing is wider than the screen. */
export async function examine(page: Page, name: string): Promise<void> {
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await accessible(page, `${name} (dark)`, COLOUR_RULES);
  await page.emulateMedia({ colorScheme: 'light' });
  await accessible(page, `${name} (light)`);
  await page.emulateMedia({ colorScheme: null });
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide, `${name} scrolls sideways`).toBe(0);
}

async function accessible(page: Page, name: string, rules?: string[]): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, {
      resultTypes: ['violations'],
      ...(runOnly ? { runOnly } : {}),
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  }, rules);
  expect(violations, name).toEqual([]);
}

/** Stores the last screen of a failed test and the requests of its page. */
export async function tell(page: Page, requests: readonly string[]): Promise<void> {
  const seen = await page.locator('body').innerText();
  console.error(`${page.url()} showed:\n${seen}\nafter ${requests.slice(-6).join(', ')}`);
}
