import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../setup.ts';
import { serveScenes } from './scene-server.ts';

/**
 * Takes a picture of every scene: `npm run shots -w player`. QUIZCAST_SHOTS sets the folder,
 * QUIZCAST_SCENES selects scenes by a part of their names, QUIZCAST_SHAPES the screen sizes.
 */
const folder =
  process.env.QUIZCAST_SHOTS ??
  fileURLToPath(new URL('../../player/shots/pictures', import.meta.url));
const wanted = process.env.QUIZCAST_SCENES?.split(',') ?? [''];
const shapesWanted = process.env.QUIZCAST_SHAPES?.split(',');

const shapes = {
  phone: { width: 390, height: 844, scale: 2 },
  small: { width: 320, height: 640, scale: 2 },
  desktop: { width: 1280, height: 800, scale: 1 },
  stage: { width: 1920, height: 1080, scale: 1 },
} as const;

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

/** The screen sizes, themes and languages of a scene. */
function variants(
  scene: string,
): { shape: keyof typeof shapes; theme: string; language: string }[] {
  if (scene.startsWith('2')) return [{ shape: 'stage', theme: 'night', language: 'ru' }];
  const all = [
    { shape: 'phone', theme: 'night', language: 'ru' },
    { shape: 'phone', theme: 'dawn', language: 'kk' },
    { shape: 'small', theme: 'night', language: 'kk' },
    { shape: 'desktop', theme: 'night', language: 'en' },
    { shape: 'desktop', theme: 'dawn', language: 'ru' },
  ] as const;
  return all.filter(({ shape }) => shapesWanted === undefined || shapesWanted.includes(shape));
}

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
      { timeout: 6_000 },
    )
    .catch(() => undefined);
}

async function take(name: string): Promise<string[]> {
  const complaints: string[] = [];
  for (const { shape, theme, language } of variants(name)) {
    const { width, height, scale } = shapes[shape];
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      timezoneId: 'Asia/Almaty',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(`${name}: ${error}`));
    await page.goto(`${scenes.origin}/?scene=${name}&theme=${theme}&language=${language}`);
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}.${shape}.${theme}.${language}.png`) });
    await context.close();
  }
  return complaints;
}

it('every scene has its pictures', { timeout: 1_200_000 }, async () => {
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
