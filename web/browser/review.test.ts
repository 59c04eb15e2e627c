import { describe, expect, it } from 'vitest';
import { page, suite, visitAs, visitPath } from './stage.ts';
import { examine } from './visitor.ts';

async function atDesk(path: string): Promise<void> {
  await visitAs('admin', path, { viewport: { width: 1280, height: 900 } });
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const told = (text: string) => page.getByRole('status').getByText(text).waitFor();
const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
const tick = (name: string) => page.getByLabel(`Select ${name}`).check();
const asked = (route: string) => suite.requests.filter((request) => request === route).length;

/** Presses twice before the page can render, while the server responds slowly. */
async function pressedTwice(name: string): Promise<void> {
  let open = () => {};
  suite.review.gate = new Promise((opened) => {
    open = opened;
  });
  await button(name).evaluate((pressed: HTMLButtonElement) => {
    pressed.click();
    pressed.click();
  });
  await expect.poll(() => button(name).isDisabled()).toBe(true);
  open();
}

describe('prizes', () => {
  it('are approved one by one, each once', async () => {
    await atDesk('/admin/payouts');
    await row('Айгерим').waitFor();
    expect(await button('Approve').isDisabled()).toBe(true);
    await tick('Айгерим');
    await tick('steppe_fox');
    await page.getByText('2 winners').waitFor();
    await pressedTwice('Approve');
    await told('Done: 1.');
    await told('steppe_fox: The player has not completed the profile yet.');
    await row('Айгерим').getByText('approved').waitFor();
    await row('Айгерим').getByText('you').waitFor();
    expect(asked('POST /api/admin/payouts/approve')).toBe(1);
    await examine(page, 'admin-payouts-stepped');
  });

  it('are held with a reason', async () => {
    await atDesk('/admin/payouts?quiz=12');
    await row('Айгерим').waitFor();
    expect(await row('Даурен').count()).toBe(0);
    await row('Айгерим').getByText('one device').waitFor();
    await tick('Айгерим');
    await button('Hold…').click();
    await page.getByLabel('Reason, the player reads it').fill('one device, three accounts');
    await button('Hold').click();
    await row('Айгерим').getByText('one device, three accounts').waitFor();
    await page.getByRole('tab', { name: /^Held/ }).click();
    await expect.poll(() => row('steppe_fox').count()).toBe(0);
    await button('Show all quizzes').click();
    await row('Айгерим').waitFor();
  });

  it('without problems are selected at once', async () => {
    await atDesk('/admin/payouts?quiz=12');
    await row('Айгерим').waitFor();
    // One payout has a suspicion and the other an incomplete profile, so none of them is clear.
    expect(await page.getByRole('button', { name: /Select all that is clear/ }).count()).toBe(0);
    await button('Show all quizzes').click();
    await page.getByRole('button', { name: /Select all that is clear/ }).click();
    await page.getByText('3 winners').waitFor();
  });

  it('are paid by a different admin than the one who approved, in the reader’s language', async () => {
    await visitPath('/admin/payouts', {
      viewport: { width: 1280, height: 900 },
      locale: 'ru',
    });
    await page.locator('input[type=email]').fill('admin@example.org');
    await page.locator('input[type=password]').fill('correct horse');
    await page.locator('button[type=submit]').click();
    await page.getByLabel('Выбрать: Даурен').check();
    await page.getByLabel('Выбрать: Marina K.').check();
    await button('Отметить выплаченными').click();
    const sure = page.getByRole('dialog');
    await sure.getByText('Отметить выплаченными: 2 на сумму 1 500 000 ₸').waitFor();
    await sure.getByRole('button', { name: 'Отметить выплаченными' }).click();
    await told('Даурен: Нужно согласие второго администратора.');
    await row('Marina K.').getByText('выплачена').waitFor();
  });
});

it('a fund changes with the approval of two admins', async () => {
  await atDesk('/admin/quizzes/12');
  await button('Settings').click();
  await page.getByRole('textbox', { name: 'Prize fund' }).fill('2000000');
  await pressedTwice('Propose');
  await page.getByText('Another administrator has to confirm it.').waitFor();
  expect(asked('POST /api/admin/quizzes/12/fund-changes')).toBe(1);
  await examine(page, 'admin-fund');
  suite.review.fundChanges = suite.review.fundChanges.map((one) => ({ ...one, proposed_by: 2 }));
  await page.reload();
  await button('Settings').click();
  await page.getByText('Proposed: 2 000 000 ₸').waitFor();
  await pressedTwice('Confirm');
  await told('Saved');
  expect(await button('Confirm').count()).toBe(0);
  expect(asked('POST /api/admin/quizzes/12/fund-changes/7/confirm')).toBe(1);
});

describe('a rehearsal', () => {
  it('opens the desk of its copy, which is marked as a rehearsal', async () => {
    await atDesk('/admin/quizzes/12');
    await button('Rehearsal').click();
    await page.getByRole('textbox', { name: 'Number of bots' }).fill('50');
    await examine(page, 'admin-rehearsal');
    await pressedTwice('Start the rehearsal');
    await page.getByText('Rehearsal: bots play, there is no prize').waitFor();
    expect(suite.review.rehearsed).toEqual({ bots: 50 });
    expect(asked('POST /api/admin/quizzes/12/rehearsals')).toBe(1);
  });

  it('shows why it cannot start', async () => {
    suite.review.crowded = true;
    await atDesk('/admin/quizzes/12');
    await button('Rehearsal').click();
    await button('Start the rehearsal').click();
    await page
      .getByRole('alert')
      .getByText('This is not possible as things stand. (no more than 3 rehearsals run)')
      .waitFor();
  });
});

describe('a dispute', () => {
  it('is opened by a player who was eliminated', async () => {
    suite.quiz = { ...suite.quiz, status: 'completed' };
    await visitAs('player', '/quiz/12/results');
    await page.getByRole('link', { name: 'Why am I out?' }).click();
    await heading('Your answers').waitFor();
    await page.getByText('15.501 s').waitFor();
    await page.getByText('Out of the game: answer came too late').waitFor();
    await examine(page, 'review');
    await page.getByLabel('It is about').selectOption('Question 2');
    await page.getByLabel('What is not right').fill('I was in time');
    await button('Send').evaluate((pressed: HTMLButtonElement) => {
      pressed.click();
      pressed.click();
    });
    await page.getByText('waiting for an answer').waitFor();
    expect(asked('POST /api/quizzes/12/disputes')).toBe(1);
    expect(suite.review.disputes).toMatchObject([{ text: 'I was in time', question_number: 2 }]);
    expect(await button('Send').count()).toBe(0);
    await examine(page, 'review-disputed');

    suite.review.disputes = suite.review.disputes.map((dispute) => ({
      ...dispute,
      status: 'rejected',
      answer: '1 ms after the grace',
    }));
    await page.reload();
    await page.getByText('Answer: 1 ms after the grace').waitFor();
    await page.getByLabel('Language').selectOption('kk');
    await page.getByText('Қазақстанның туында қандай құс бейнеленген?').waitFor();
    await page.getByText('нәтиже өзгермейді').waitFor();
  });

  it('is answered once by an admin, next to the log', async () => {
    suite.review.disputes = [
      {
        id: 41,
        quiz_id: 12,
        user_id: 5,
        question_number: 2,
        text: 'I was in time',
        status: 'open',
        created_at: '2026-11-23T19:00:00Z',
      },
    ];
    await atDesk('/admin/disputes');
    await page.getByRole('link', { name: 'I was in time' }).waitFor();
    await examine(page, 'admin-disputes');
    await page.getByRole('link', { name: 'I was in time' }).click();
    await heading('Dispute no. 41').waitFor();
    await page.getByText('"question_id":702').waitFor();
    await examine(page, 'admin-dispute');
    await page.getByLabel('Answer to the player').fill('1 ms after the grace');
    await pressedTwice('The result stands');
    await page.getByText('rejected', { exact: true }).waitFor();
    expect(await button('The result stands').count()).toBe(0);
    expect(asked('POST /api/admin/disputes/41/answer')).toBe(1);
    expect(suite.review.disputes).toMatchObject([{ answer: '1 ms after the grace' }]);
  });

  it('that does not exist is reported', async () => {
    await atDesk('/admin/disputes/99');
    await page.getByRole('alert').getByText('This does not exist').waitFor();
  });
});

describe('a finished game', () => {
  it('shows its suspicions, its statistics and its files', async () => {
    suite.quiz = { ...suite.quiz, status: 'completed' };
    await atDesk('/admin/quizzes/12/statistics');
    await page.getByRole('row', { name: /Какая птица/ }).waitFor();
    const options = page.getByRole('region', { name: 'Options, question 1' });
    await options.getByRole('listitem').filter({ hasText: 'Степной орёл · right' }).waitFor();
    await options.getByRole('listitem').filter({ hasText: 'Silent' }).getByText('3').waitFor();
    await page.getByRole('button', { name: /самая яркая/ }).click();
    await page.getByRole('region', { name: 'Options, question 2' }).waitFor();
    const seconds = page.getByRole('region', { name: 'Time to answer, question 2' });
    await seconds.getByText('2.0–2.5 s: 52').waitFor({ state: 'attached' });
    await page.getByRole('link', { name: /^Open: One address and one kind of device/ }).click();
    await page.getByText('address hash 9f3c').waitFor();
    await button('Hold their payouts…').click();
    await page.getByLabel('Reason, the players read it').fill('one device');
    await button('Hold').click();
    await told('Payouts held: 1');
    expect(suite.review.payouts[0]).toMatchObject({ status: 'HELD', reason: 'one device' });
    await page.getByRole('link', { name: 'Back' }).click();
    const file = (name: string) =>
      page.getByRole('link', { name, exact: true }).getAttribute('href');
    const exported = '/api/quizzes/12/results/export?lang=en&format=';
    expect(await file('Results CSV')).toBe(`${exported}csv`);
    expect(await file('Results XLSX')).toBe(`${exported}xlsx`);
    expect(await file('Game log')).toBe('/api/admin/games/12/log');
  });
});

it('the results of a game are searched by name', async () => {
  await atDesk('/admin/quizzes/12/results');
  await row('aruzhan').waitFor();
  await page.getByPlaceholder('Search players by name').fill('nobody has this name');
  await page.getByText('Nothing matches the filter').waitFor();
  await examine(page, 'admin-results-empty');
  await page.getByPlaceholder('Search players by name').fill('aruzhan');
  await row('aruzhan').waitFor();
  expect(new URL(page.url()).searchParams.get('search')).toBe('aruzhan');
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('2');
});

it('deletions show their progress', async () => {
  await atDesk('/admin/people/deletions');
  await row('№ 77').getByText('pending').waitFor();
});
