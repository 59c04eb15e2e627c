import { describe, expect, it } from 'vitest';
import * as recording from './recording.ts';
import { page, suite, visitAs, visitPath } from './stage.ts';
import { examine } from './visitor.ts';

/** The smallest phone, with the longest allowed name and the longest allowed question. */
const SMALL = { viewport: { width: 320, height: 640 } };
const LONG_NAME = 'Константинопольская_'.repeat(3).slice(0, 50);
const LONG_QUESTION = 'Which of these lakes is it? '.repeat(11).slice(0, 300);

async function signedInAt(path: string): Promise<void> {
  suite.people.username = LONG_NAME;
  await visitAs('player', path, SMALL);
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name });

/** Whether the whole element is on the screen without scrolling. */
async function inView(selector: string): Promise<void> {
  for (const part of await page.locator(selector).all()) {
    const box = await part.boundingBox();
    expect(box?.y ?? -1, selector).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0), selector).toBeLessThanOrEqual(640);
  }
}

describe('a name of 50 letters on 320 pixels', () => {
  it.each([
    ['/', 'Steppe and sky'],
    ['/profile', 'Profile'],
    ['/settings', 'Settings'],
    ['/settings/details', 'Personal details'],
    ['/leaderboard', 'Leaderboard'],
  ])('breaks nothing at %s', async (path, title) => {
    await signedInAt(path);
    await heading(title).waitFor();
    await examine(page, `long-name${path.replaceAll('/', '-')}`);
  });

  it('breaks nothing in the lobby', async () => {
    await signedInAt('/quiz/12/play');
    await page.getByText('128 people in the hall').waitFor();
    await inView('.lobby-card, .me-tag');
    await examine(page, 'long-name-lobby');
  });

  it.each([
    ['en-GB', 'Confirm your e-mail'],
    ['kk', 'Поштаны растау'],
    ['ru', 'Подтвердить почту'],
  ])('stays above a notice in the lobby, in %s', async (locale, notice) => {
    suite.state = { ...recording.lobbyState, prize_blocked_reason: 'email_not_verified' };
    suite.people.username = LONG_NAME;
    await visitPath('/login?next=/quiz/12/play', { ...SMALL, locale });
    await page.locator('input[name=email]').fill('aruzhan@example.org');
    await page.locator('input[name=password]').fill('correct horse');
    await page.locator('button[type=submit]').click();
    await page.getByRole('link', { name: notice }).waitFor();
    await inView('.lobby-card, .me-tag');
    const name = await page.locator('.me-tag').boundingBox();
    const card = await page.locator('.lobby-card').boundingBox();
    expect((name?.y ?? 0) + (name?.height ?? 0)).toBeLessThan(card?.y ?? 0);
    await examine(page, `long-name-notice-${locale}`);
  });

  it('breaks nothing among the results', async () => {
    suite.quiz = { ...recording.quiz, status: 'completed' };
    await signedInAt('/quiz/12/results');
    await page.getByRole('table').getByText(LONG_NAME).waitFor();
    await examine(page, 'long-name-results');
  });
});

describe('a question of 300 signs on 320 × 640 pixels', () => {
  it.each([
    ['the right answer', /Степной орёл/, 'Right! You stay'],
    ['a wrong one', /Сокол/, 'Thank you for being in the hall'],
  ])('leaves options and verdict in view after %s', async (_, chosen, verdict) => {
    await signedInAt('/quiz/12/play');
    await page.getByText('128 people in the hall').waitFor();
    suite.state = recording.stateIn(1, 12);
    const asked = recording.question(1) as Extract<recording.Recorded, { type: 'quiz:question' }>;
    const data = { ...asked.data, text: LONG_QUESTION, text_en: LONG_QUESTION };
    suite.send(recording.start, { ...asked, data }, recording.timer(1, 14));
    await page.getByRole('button', { name: chosen }).click();
    await page.locator('.option.recorded').waitFor();
    await inView('.option, .timer-ring, .foot');
    const right = verdict.startsWith('Right');
    if (!right) suite.send(recording.elimination('incorrect_answer'));
    suite.send(recording.result(1, right ? 1 : 0, 1), recording.fullReveal(1, 1));
    await heading(verdict).waitFor();
    await inView('h1');
    await examine(page, `long-question-${right ? 'right' : 'out'}`);
  });
});

it('results that cannot be read say so, and are read again', async () => {
  suite.quiz = { ...recording.quiz, status: 'completed' };
  suite.failing = /results\b/;
  await visitPath('/quiz/12/results', SMALL);
  await page.getByRole('alert').first().waitFor({ timeout: 20_000 });
  await examine(page, 'results-failed');
  suite.failing = undefined;
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByRole('table').waitFor();
});

it.each([
  ['/history', 'Try again'],
  ['/quiz/12/play', 'Try again'],
])('%s says when nobody can tell who is signed in, and tries again', async (path, again) => {
  suite.failing = /GET \/api\/users\/me$/;
  await visitPath(path, SMALL);
  const retry = page.getByRole('button', { name: again });
  await retry.waitFor({ timeout: 20_000 });
  await examine(page, `who-failed${path.replaceAll('/', '-')}`);
  suite.failing = undefined;
  await retry.click();
  await page.getByLabel('E-mail').waitFor();
});
