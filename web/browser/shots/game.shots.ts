import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../setup.ts';
import { serveScenes } from './scene-server.ts';
import { folder, languages, pageSizes, sizes, themes } from './shoot.ts';

/**
 * Takes a picture of every scene: `npm run scenes -w player`. QUIZCAST_SCENES selects scenes by a
 * part of their names. The folder, sizes, themes and languages are those of the other screens.
 */
const wanted = process.env.QUIZCAST_SCENES?.split(',') ?? [''];

let browser: Browser;
let scenes: Awaited<ReturnType<typeof serveScenes>>;

beforeAll(async () => {
  scenes = await serveScenes();
  mkdirSync(folder, { recursive: true });
  browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
});

afterAll(async () => {
  await browser?.close();
  scenes?.close();
});

/** The sizes, themes and languages of a scene; the stage has one size and is always dark. */
function variantsOf(scene: string) {
  return scene.startsWith('2')
    ? { sizes: ['stage'] as const, themes: ['night'] }
    : { sizes: pageSizes, themes };
}

/** Longer animations are clocks, which must not run down before the picture is taken. */
const LONGEST_ENTRANCE_MS = 2_000;

async function settled(page: Page): Promise<void> {
  await page.locator('h1, [data-ready]').first().waitFor({ timeout: 10_000 });
  await page.evaluate(() => document.fonts.ready);
  // Waits until the lights have stopped moving.
  await page
    .waitForFunction(
      () =>
        [...document.querySelectorAll('canvas')].every(
          (canvas) => !(canvas as unknown as { field?: { running: boolean } }).field?.running,
        ),
      undefined,
      { timeout: 3_000 },
    )
    .catch(() => undefined);
  await page.evaluate(async (longest) => {
    const short = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0) <= longest);
    await Promise.all(short.map(({ finished }) => finished.catch(() => undefined)));
  }, LONGEST_ENTRANCE_MS);
}

async function take(name: string): Promise<string[]> {
  const complaints: string[] = [];
  const variants = variantsOf(name);
  for (const size of variants.sizes) {
    const context = await browser.newContext({
      viewport: sizes[size],
      deviceScaleFactor: size === 'desktop' || size === 'stage' ? 1 : 2,
      timezoneId: 'Asia/Almaty',
    });
    const page = await context.newPage();
    // The clocks of a scene stand still, however long the scene takes to load.
    await page.clock.setFixedTime(Date.now());
    page.on('pageerror', (error) => complaints.push(`${name}: ${error}`));
    for (const theme of variants.themes) {
      for (const language of languages) {
        await page.goto(`${scenes.origin}/?scene=${name}&theme=${theme}&language=${language}`);
        await settled(page);
        await page.screenshot({ path: join(folder, `${name}-${size}-${theme}-${language}.png`) });
      }
    }
    await context.close();
  }
  return complaints;
}

it('every scene has its pictures', { timeout: 3_600_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`${scenes.origin}/`);
  const names = await page.evaluate(() => (window as unknown as { scenes: string[] }).scenes);
  await page.close();
  const complaints: string[] = [];
  for (const name of names.filter(
    (one) => !one.startsWith('frames') && wanted.some((part) => one.includes(part)),
  )) {
    complaints.push(...(await take(name)));
  }
  expect(complaints).toEqual([]);
});
