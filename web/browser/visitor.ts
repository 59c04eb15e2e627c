import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser } from './setup.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.QUIZCAST_SHOTS;

/** The narrowest phone the page promises to work on. */
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

/** A page of its own, with whatever it complained about. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    // It would answer before the test's own routes; the app has a test of its own.
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Refused requests are part of several tests; everything else on the console is a mistake.
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
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Nothing on the screen that axe objects to in either theme, nothing wider than the screen. */
export async function examine(page: Page, name: string): Promise<void> {
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`) });
  }
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${name} (${colorScheme})`);
  }
  await page.emulateMedia({ colorScheme: null });
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide, `${name} scrolls sideways`).toBe(0);
}

async function accessible(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  });
  expect(violations, name).toEqual([]);
}

/** What a visitor of a failed test saw last, and what the page had asked for. */
export async function tell(page: Page, requests: readonly string[]): Promise<void> {
  const seen = await page.locator('body').innerText();
  console.error(`${page.url()} showed:\n${seen}\nafter ${requests.slice(-6).join(', ')}`);
}
