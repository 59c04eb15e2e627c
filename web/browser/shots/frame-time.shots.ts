import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../setup.ts';
import { serveScenes } from './scene-server.ts';

/**
 * Measures the script time of each animation frame with the CPU slowed down four times: `npm run
 * frames -w player`. Only the CPU time of the page's scripts counts, so other programs do not
 * affect the result.
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
  ['frames-lobby', 'half of the crowd falls in'],
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
  if (scene === 'frames-lobby') await halfLeaves(page);
  const frames = () =>
    page.evaluate(() => (document.querySelector('canvas') as unknown as Canvas).field.cost.frames);
  const scripts = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
  };
  const before = { frames: await frames(), scripts: await scripts() };
  if (scene === 'frames-lobby') await everybodyComes(page);
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

/** The hall at rest with half of its players, so that the other half can arrive. */
async function halfLeaves(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { field } = document.querySelector('canvas') as unknown as Canvas;
    const half = Math.round(field.scene.joined / 2);
    field.show({ ...field.scene, joined: half, left: half });
  });
  await page.waitForFunction(
    () => !(document.querySelector('canvas') as unknown as Canvas).field.running,
  );
}

async function everybodyComes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { field } = document.querySelector('canvas') as unknown as Canvas;
    const all = field.scene.joined * 2;
    field.show({ ...field.scene, joined: all, left: all });
  });
}

interface Shown {
  readonly joined: number;
  readonly left: number;
}

interface Canvas {
  readonly field: {
    readonly running: boolean;
    readonly cost: { readonly frames: number };
    readonly scene: Shown;
    show(scene: Shown): void;
  };
}
