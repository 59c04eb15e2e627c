import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { MockSuite } from './mock-suite.ts';
import { launchBrowser, tell, visit } from './visitor.ts';

let browser: Browser;
let close: () => Promise<void>;
let complaints: string[];

/** A separate mock for each test of the importing file. */
export let suite: MockSuite;
/** The page visited last. */
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
