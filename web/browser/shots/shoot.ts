import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { MockSuite } from '../mock/suite.ts';
import { launchBrowser } from '../visitor.ts';

/** One screen in one state, with the name of its picture. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /**
   * Who opens the screen: a guest, a signed-in user, or a `stage`, which has no account and a size
   * of its own.
   */
  readonly as?: 'guest' | 'player' | 'stage';
  /** Prepares the mock before the page is opened. */
  before?(suite: MockSuite): void;
  /** Brings the open page into the state. */
  act?(page: Page, suite: MockSuite): Promise<void>;
}

export const folder = process.env.QUIZCAST_SHOTS ?? 'shots';
const chosen = (name: string, all: readonly string[]) =>
  all.filter((one) => (process.env[name] ?? all.join()).split(',').includes(one));
export const languages = chosen('SHOTS_LANGUAGES', ['ru', 'kk', 'en']);
export const themes = chosen('SHOTS_THEMES', ['night', 'dawn']);
const only = new RegExp(process.env.SHOTS_ONLY ?? '');

export const sizes = {
  390: { width: 390, height: 844 },
  320: { width: 320, height: 640 },
  desktop: { width: 1280, height: 800 },
  stage: { width: 1920, height: 1080 },
};
export const pageSizes = chosen('SHOTS_SIZES', ['390', '320', 'desktop']) as (keyof typeof sizes)[];

/** Takes each screen in every size, theme and language, as `name-size-theme-language.png`. */
export function shoot(shots: readonly Shot[]): void {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  for (const shot of shots.filter(({ name }) => only.test(name))) {
    for (const language of languages) {
      for (const theme of themes) {
        it(`${shot.name} ${theme} ${language}`, () => take(browser, shot, theme, language));
      }
    }
  }
}

async function take(browser: Browser, shot: Shot, theme: string, language: string): Promise<void> {
  const wanted: (keyof typeof sizes)[] = shot.as === 'stage' ? ['stage'] : pageSizes;
  for (const size of wanted) {
    const suite = await MockSuite.start();
    const context = await browser.newContext({
      viewport: sizes[size],
      deviceScaleFactor: size === 'desktop' || size === 'stage' ? 1 : 2,
      colorScheme: theme === 'night' ? 'dark' : 'light',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      timezoneId: 'Asia/Almaty',
      permissions: ['notifications'],
    });
    try {
      context.setDefaultTimeout(10_000);
      await context.addInitScript(
        (tag) => localStorage.setItem('quizcast.language', tag),
        language,
      );
      shot.before?.(suite);
      const page = await context.newPage();
      if ((shot.as ?? 'guest') === 'player') await signIn(page, suite.url);
      await page.goto(suite.url + shot.path);
      await shot.act?.(page, suite);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(250);
      await page.screenshot({
        path: join(folder, `${shot.name}-${size}-${theme}-${language}.png`),
        fullPage: false,
      });
    } finally {
      await context.close();
      await suite.stop();
    }
  }
}

/** Signs in through the API instead of the form, because the pictures show later pages. */
async function signIn(page: Page, url: string): Promise<void> {
  await page.context().request.post(`${url}/api/auth/login`, {
    data: { email: 'aruzhan@example.org', password: 'correct horse' },
  });
  await page.addInitScript(() => localStorage.setItem('quizcast.csrf', 'csrf'));
}
