import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveScenes } from './shots/scene-server.ts';
import { examine, launchBrowser, visit } from './visitor.ts';

/** States of the game and the stage as snapshots, including states that a game seldom reaches. */
const config = fileURLToPath(new URL('../player/shots/vite.config.ts', import.meta.url));
const SMALL = { viewport: { width: 320, height: 640 } };
const STAGE = { viewport: { width: 1920, height: 1080 } };

let browser: Browser;
let scenes: Awaited<ReturnType<typeof serveScenes>>;
let names: readonly string[];

beforeAll(async () => {
  await build({ configFile: config, logLevel: 'error' });
  scenes = await serveScenes();
  browser = await launchBrowser();
  const { page, close } = await visit(browser, scenes.origin);
  names = await page.evaluate(() => (window as unknown as { scenes: string[] }).scenes);
  await close();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  scenes?.close();
});

it.each([
  ['the game', /^(0|1|pause|waiting|counting)/, SMALL, ['ru', 'kk', 'en'], 38],
  ['the stage', /^2/, STAGE, ['ru'], 8],
])(
  'every state of %s is accessible in both themes',
  {
    timeout: 300_000,
  },
  async (_, which, screen, languages, atLeast) => {
    const chosen = names.filter((name) => which.test(name));
    expect(chosen.length).toBeGreaterThanOrEqual(atLeast as number);
    const { page, complaints, close } = await visit(browser, scenes.origin, screen);
    for (const [place, name] of chosen.entries()) {
      const language = languages[place % languages.length] ?? 'ru';
      await page.goto(`${scenes.origin}/?scene=${name}&language=${language}&theme=system`);
      await page.locator('h1, [data-ready]').first().waitFor();
      await settled(page);
      await examine(page, `${name} in ${language}`);
    }
    await close();
    expect(complaints).toEqual([]);
  },
);

/**
 * Waits for fonts and ends animations, because axe would report elements that are still fading in
 * as low contrast.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const animation of document.getAnimations()) animation.finish();
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}
