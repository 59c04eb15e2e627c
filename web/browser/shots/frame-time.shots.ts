import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../setup.ts';
import { serveScenes } from './scene-server.ts';

/**
 * What a frame of the field costs with the processor slowed down four times: `npm run frames -w player`.
 * Counted is the time that the page's scripts had the processor, so other programs cost nothing.
 */
const SLOWED = 4;
const BUDGET_MS = 4;

let browser: Browser;
let scenes: Awaited<ReturnType<typeof serveScenes>>;

beforeAll(async () => {
  scenes = await serveScenes();
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  scenes?.close();
});

it.each([
  ['02-lobby', 'the crowd falls in'],
  ['frames-reveal', 'the lights gather and the wave passes'],
])('%s stays in its budget while %s', { timeout: 120_000 }, async (scene) => {
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${scenes.origin}/?scene=${scene}`);
  await page.locator('canvas').waitFor();
  const frames = () =>
    page.evaluate(() => (document.querySelector('canvas') as unknown as Canvas).field.cost.frames);
  const scripts = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
  };
  const before = { frames: await frames(), scripts: await scripts() };
  await page.waitForFunction(
    () => !(document.querySelector('canvas') as unknown as Canvas).field.running,
    undefined,
    { timeout: 60_000 },
  );
  const drawn = (await frames()) - before.frames;
  const each = ((await scripts()) - before.scripts) / Math.max(1, drawn);
  await page.close();
  console.info(`${scene}: ${drawn} frames, ${each.toFixed(2)} ms of scripts each`);
  expect(drawn).toBeGreaterThan(5);
  expect(each).toBeLessThanOrEqual(BUDGET_MS);
});

interface Canvas {
  readonly field: {
    readonly running: boolean;
    readonly cost: { frames: number; latest: number[] };
  };
}
