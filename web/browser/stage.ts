import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { MockSuite, type Role } from './mock/suite.ts';
import { launchBrowser, tell, visit } from './visitor.ts';

let browser: Browser;
let close: () => Promise<void>;
let complaints: string[];

/** Each test of the importing file gets a mock of its own. */
export let suite: MockSuite;
/** The page that was visited last. */
export let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  suite = await MockSuite.start();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tell(page, suite.requests);
  await close();
  await suite.stop();
  expect(complaints).toEqual([]);
});

export async function visitPath(path: string, options: BrowserContextOptions = {}): Promise<void> {
  ({ page, complaints, close } = await visit(browser, suite.url + path, options));
}

/** Visits as somebody who has signed in before. Signing in has tests of its own. */
export async function visitAs(
  role: Role,
  path: string,
  options: BrowserContextOptions = {},
): Promise<void> {
  await visitPath(path, { storageState: suite.signedIn(role), ...options });
}

/** More than the focusable elements of any page. */
const MAX_TABS = 200;

/** Presses Tab until the element has the focus, like somebody without a pointer. */
export async function tabTo(target: Locator): Promise<void> {
  for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** Reaches the element with Tab and presses Enter. */
export async function enterAt(target: Locator): Promise<void> {
  await tabTo(target);
  await page.keyboard.press('Enter');
}
