import { describe, expect, it } from 'vitest';
import { quiz } from './recording.ts';
import { page, suite, visitAs, visitPath } from './stage.ts';
import { examine, signIn } from './visitor.ts';

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const link = (name: string | RegExp) => page.getByRole('link', { name });
const told = (text: string) => page.getByText(text).first().waitFor();
const asked = (request: string) => suite.requests.filter((one) => one === request).length;

async function signedInAt(path: string): Promise<void> {
  await visitAs('player', path);
}

describe('the start page', () => {
  it('shows the name of the site until its scripts have arrived', async () => {
    await visitPath('/');
    await heading('Steppe and sky').waitFor();
    const name = page.locator('.starting');
    expect(await name.isVisible()).toBe(false);
    let release = () => {};
    const released = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/*.js', async (route) => {
      await released;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await name.waitFor();
    release();
    await heading('Steppe and sky').waitFor();
    expect(await name.isVisible()).toBe(false);
  });

  it('shows the next quiz, sets a reminder and opens the lobby', async () => {
    suite.players.others = 6218;
    await signedInAt('/login');
    await heading('Steppe and sky').waitFor();
    await told('6 218');
    await told('The last game');
    await examine(page, 'home-signed-in');
    await button('Remind me').click();
    await button('Reminder at 19:55').click();
    await button('Remind me').waitFor();
    expect(asked('POST /api/quizzes/12/registration')).toBe(1);
    expect(asked('DELETE /api/quizzes/12/registration')).toBe(1);
    expect(await link('Add to calendar').getAttribute('href')).toBe('/api/quizzes/12/calendar.ics');
    expect(await link('Enter the hall').getAttribute('href')).toBe('/quiz/12/play');
  });

  it('opens a running quiz', async () => {
    suite.quiz = { ...quiz, status: 'in_progress' };
    await visitPath('/');
    await told('On air now');
    await examine(page, 'home-running');
    expect(await link('Sign in and play').getAttribute('href')).toBe(
      '/login?next=%2Fquiz%2F12%2Fplay',
    );
  });

  it('says that nothing is announced', async () => {
    suite.quiz = { ...quiz, status: 'completed' };
    await visitPath('/');
    await heading('Quiet for now').waitFor();
    await examine(page, 'home-none');
  });

  it('asks only once who a guest is, and again after a sign-in', async () => {
    await visitPath('/');
    await link('Sign in and play').waitFor();
    await page.reload();
    await link('Sign in and play').waitFor();
    expect(asked('GET /api/users/me')).toBe(1);
    await link('Sign in and play').click();
    await signIn(page);
    await page.goto(`${suite.url}/`);
    await link('Enter the hall').waitFor();
    expect(asked('GET /api/users/me')).toBe(2);
  });

  it('finds the session of a browser whose storage was cleared', async () => {
    await signedInAt('/login');
    await link('Enter the hall').waitFor();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await link('Enter the hall').waitFor();
  });

  it('reports a busy server and retries on a press', async () => {
    suite.failing = /scheduled/;
    await visitPath('/');
    await page.getByRole('alert').waitFor({ timeout: 20_000 });
    await examine(page, 'home-failed');
    suite.failing = undefined;
    await button('Try again').click();
    await heading('Steppe and sky').waitFor();
  });
});

describe('a quiz has a page', () => {
  it('for visitors with a link', async () => {
    await visitPath('/quiz/12');
    await heading('Steppe and sky').waitFor();
    await told('Ten minutes about mountains');
    await examine(page, 'quiz');
  });

  it('even when it was cancelled or does not exist', async () => {
    suite.quiz = { ...quiz, status: 'cancelled', cancel_reason: 'the studio has no power' };
    await visitPath('/quiz/12');
    await told('This game was cancelled: the studio has no power');
    await examine(page, 'quiz-cancelled');
    await page.goto(`${suite.url}/quiz/99`);
    await told('There is no such game');
    await examine(page, 'quiz-missing');
  });
});

describe('the history', () => {
  it('lists every game with a link to its answers', async () => {
    await signedInAt('/history');
    await link('Жұма эфирі № 48').first().waitFor();
    await told('+39 370 ₸');
    await examine(page, 'history');
    expect(await link('Жұма эфирі № 48').first().getAttribute('href')).toBe('/quiz/200/review');
  });

  it('is empty for a new player', async () => {
    suite.players.games = 0;
    await signedInAt('/history');
    await told('You have not played yet');
    await examine(page, 'history-none');
  });

  it('is never a page that only says “Loading”', async () => {
    suite.failing = /me\/results/;
    await signedInAt('/history');
    await page.getByRole('alert').waitFor({ timeout: 20_000 });
    await examine(page, 'history-failed');
    suite.failing = undefined;
    await button('Try again').click();
    await link('Жұма эфирі № 48').first().waitFor();
  });

  it('shows the status of each prize', async () => {
    suite.players.prizes = {
      1: { prize_status: 'held', prize_hold_reason: 'one more look' },
      6: { prize_status: 'paid' },
    };
    await signedInAt('/prizes');
    await told('Payment is held: one more look');
    await told('Confirm your e-mail and it goes on.');
    await examine(page, 'prizes');
  });
});

it('the profile of a new player points to the first game', async () => {
  suite.players.games = 0;
  await signedInAt('/profile');
  await told('Your first game is ahead');
  await told('A win is only paid to a confirmed address.');
  await examine(page, 'profile-new');
});

it('leaderboards cover all time, a week and a month, with the visitor’s neighbours', async () => {
  await signedInAt('/login?next=/leaderboard');
  await told('Rank 214');
  await examine(page, 'leaderboard');
  await page.getByRole('tab', { name: 'Week' }).click();
  await expect.poll(() => page.url()).toContain('period=week');
  await button('Next').click();
  await told('Page 2 of 22');
  await page.goBack();
  await told('Page 1 of 22');
});

describe('the settings', () => {
  it('end a session on another device', async () => {
    await signedInAt('/settings/sessions');
    await told('Firefox, Windows');
    await examine(page, 'sessions');
    await button('End').first().click();
    await page.getByRole('dialog').waitFor();
    await examine(page, 'sessions-ask');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await button('End').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    const ended = page.getByRole('listitem').filter({ hasText: 'Firefox, Windows' });
    await ended.waitFor({ state: 'detached' });
    expect(suite.players.changed).toContainEqual([
      'POST /api/auth/revoke-session',
      { session_id: 32 },
    ]);
  });

  it('change the password and continue with the new session', async () => {
    await signedInAt('/settings/password');
    await page.getByLabel('Current password').fill('wrong');
    await page.getByLabel('New password').fill('a better horse');
    await button('Change password').click();
    await page.getByRole('alert').getByText('is wrong').waitFor();
    await examine(page, 'password-wrong');
    await page.getByLabel('Current password').fill('correct horse');
    await button('Change password').click();
    await told('Your password is changed.');
    await examine(page, 'password-changed');
  });

  it('choose notifications', async () => {
    await signedInAt('/settings/notifications');
    await page.getByLabel('News about new games').check();
    await expect.poll(() => suite.players.notifications.news).toBe(true);
    await told('Saved');
    await examine(page, 'notifications');
  });

  it('choose the theme of this device, and the language of the account', async () => {
    await signedInAt('/settings');
    await page.getByRole('radio', { name: 'Night' }).check();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('night');
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('night');
    await page.getByRole('radio', { name: 'Қазақша' }).click();
    await heading('Баптаулар').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('kk');
    expect(suite.requests).toContain('PUT /api/users/me/language');
    await page.getByRole('radio', { name: 'Русский' }).click();
    await heading('Настройки').waitFor();
  });

  it('delete the account, with the password and a confirmation', async () => {
    await signedInAt('/settings/delete');
    await heading('Delete your account').waitFor();
    await examine(page, 'deletion');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await button('Delete for good').click();
    expect(asked('DELETE /api/users/me')).toBe(0);
    await page.getByLabel('I understand').check();
    await button('Delete for good').click();
    await link('Sign in').first().waitFor();
    expect(suite.players.changed).toContainEqual([
      'DELETE /api/users/me',
      { password: 'correct horse' },
    ]);
  });
});

describe('a finished game', () => {
  it('is checked in the browser, with the visitor’s own answers', async () => {
    await visitPath('/login?next=/quiz/7/verify');
    await page.evaluate(() => {
      localStorage.setItem('quizcast.answers.7', JSON.stringify({ 101: 1, 102: 2 }));
    });
    await signIn(page);
    await page.getByRole('heading', { name: 'The game holds' }).waitFor();
    await told('5 questions and 10 seats checked.');
    await told('Its answers match those stored on this device: 2.');
    await examine(page, 'verify');
  });

  it('that was tampered with fails, and the place is shown', async () => {
    const [first, second, ...more] = suite.players.proof.questions;
    if (!first || !second) throw new Error('The golden game has questions');
    suite.players.proof = {
      ...suite.players.proof,
      questions: [first, { ...second, right_option: 1 }, ...more],
    };
    await visitPath('/quiz/7/verify');
    await page.getByRole('heading', { name: 'The game does not hold' }).waitFor();
    const question = page.getByRole('listitem').filter({ hasText: 'Question 2' });
    await question.getByText('the right answer is not the sealed one').waitFor();
    await examine(page, 'verify-tampered');
  });

  it('without a record is reported', async () => {
    await signedInAt('/login');
    await heading('Steppe and sky').waitFor();
    await page.goto(`${suite.url}/quiz/99/verify`);
    await told('There is no record of this game');
  });
});

describe('texts of the operator', () => {
  it.each([
    ['/terms', 'Terms of use'],
    ['/privacy', 'Privacy'],
    ['/official-rules', 'Official rules'],
    ['/account-deletion', 'Account deletion'],
  ])('%s is a page', async (path, title) => {
    await visitPath(path);
    await heading(title).waitFor();
    await page.locator('article h2').first().waitFor();
    await examine(page, path.slice(1));
  });
});

it('an unknown address links to the start page', async () => {
  await visitPath('/nowhere');
  await heading('It is dark here').waitFor();
  await examine(page, 'missing');
  await link('To the start page').last().click();
  await heading('Steppe and sky').waitFor();
});

describe('the app', () => {
  it('starts offline, reports it, and caches no response of a service', async () => {
    await visitPath('/', { serviceWorkers: 'allow' });
    await heading('Steppe and sky').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    // The service worker does not handle the first visit; the second one fills its cache of pages.
    await page.reload();
    await heading('Steppe and sky').waitFor();
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
      .toBe(true);
    await page.reload();
    await heading('Steppe and sky').waitFor();
    await page.context().setOffline(true);
    await page.reload();
    await told('You are offline');
    await page.getByRole('alert').waitFor({ timeout: 20_000 });
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const lists = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      return lists.flat().map((url) => new URL(url).pathname);
    });
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => /^\/(api|ws|uploads)/.test(path))).toEqual([]);
  });
});
