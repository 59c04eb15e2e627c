import { describe, expect, it } from 'vitest';
import * as recording from './recording.ts';
import { page, suite, visitPath } from './stage.ts';
import { examine, signIn } from './visitor.ts';

async function atDesk(path: string): Promise<void> {
  await visitPath(path, { viewport: { width: 1100, height: 800 } });
  await signIn(page, 'correct horse', 'admin@example.org');
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const told = (text: string) => page.getByRole('status').getByText(text).waitFor();
const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
const tick = (name: string) => page.getByLabel(`Tick ${name}`).check();
const asked = (route: string) => suite.requests.filter((request) => request === route).length;

/** Two presses before the page could draw anything, while the suite takes its time. */
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
  it('are approved, each by himself and once', async () => {
    await atDesk('/admin/payouts');
    await row('Айгерим').waitFor();
    await examine(page, 'admin-payouts');
    expect(await button('Approve').isDisabled()).toBe(true);
    await tick('Айгерим');
    await tick('steppe_fox');
    await page.getByText('Ticked: 2').waitFor();
    await pressedTwice('Approve');
    await told('Done: 1.');
    await told('steppe_fox: The player has not completed the profile yet.');
    await row('Айгерим').getByText('Approved').waitFor();
    await row('Айгерим').getByRole('cell', { name: 'you' }).waitFor();
    expect(asked('POST /api/admin/payouts/approve')).toBe(1);
    await examine(page, 'admin-payouts-stepped');
  });

  it('are held with a reason', async () => {
    await atDesk('/admin/payouts?quiz=12');
    await row('Айгерим').waitFor();
    expect(await row('Даурен').count()).toBe(0);
    await tick('Айгерим');
    await page.getByLabel('Reason to hold').fill('one device, three accounts');
    await button('Hold').click();
    await row('Айгерим').getByText('one device, three accounts').waitFor();
    await page.getByLabel('Status').selectOption('HELD');
    await expect.poll(() => row('steppe_fox').count()).toBe(0);
    await button('Show all quizzes').click();
    await row('Айгерим').waitFor();
  });

  it('are paid by another admin than the one who approved, in the reader’s language', async () => {
    await atDesk('/admin/payouts');
    await page.getByLabel('Language').selectOption('ru');
    await page.getByLabel('Отметить: Даурен').check();
    await page.getByLabel('Отметить: Marina K.').check();
    const questions: string[] = [];
    page.once('dialog', (dialog) => {
      questions.push(dialog.message());
      void dialog.accept();
    });
    await button('Отметить выплаченными').click();
    await told('Даурен: Нужно согласие второго администратора.');
    await row('Marina K.').getByText('Выплачена').waitFor();
    expect(questions[0]).toContain('выплат 2');
  });
});

it('a fund changes with the word of two admins', async () => {
  await atDesk('/admin/quizzes/12');
  await page.getByRole('spinbutton', { name: 'Prize fund' }).fill('2000000');
  await pressedTwice('Propose');
  await page.getByText('Another administrator has to confirm it.').waitFor();
  expect(asked('POST /api/admin/quizzes/12/fund-changes')).toBe(1);
  await examine(page, 'admin-fund');
  suite.review.fundChanges = suite.review.fundChanges.map((one) => ({ ...one, proposed_by: 2 }));
  await page.reload();
  await page.getByText('Proposed: 2\u00a0000\u00a0000\u00a0₸.').waitFor();
  await pressedTwice('Confirm');
  await told('Saved.');
  expect(await button('Confirm').count()).toBe(0);
  expect(asked('POST /api/admin/quizzes/12/fund-changes/7/confirm')).toBe(1);
});

describe('a rehearsal', () => {
  it('leads to the live page of its copy', async () => {
    await atDesk('/admin/quizzes/12');
    await page.getByLabel('Bots').fill('50');
    await examine(page, 'admin-rehearsal');
    await pressedTwice('Rehearse');
    await heading('Live').waitFor();
    expect(suite.review.rehearsed).toEqual({ bots: 50 });
    expect(asked('POST /api/admin/quizzes/12/rehearsals')).toBe(1);
  });

  it('says why there is none', async () => {
    suite.review.crowded = true;
    await atDesk('/admin/quizzes/12');
    await button('Rehearse').click();
    await told('This is not possible as things stand. (no more than 3 rehearsals run)');
  });
});

describe('a dispute', () => {
  it('is a player’s word on why he is out', async () => {
    suite.quiz = { ...suite.quiz, status: 'completed' };
    await visitPath('/login?next=/quiz/12/results');
    await signIn(page);
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

  it('is answered once by an admin, beside the log', async () => {
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
    await heading('Dispute 41').waitFor();
    await page.getByText('"question_id":702').waitFor();
    await examine(page, 'admin-dispute');
    await page.getByLabel('Answer to the player').fill('1 ms after the grace');
    await pressedTwice('The result stands');
    await page.locator('.badge.rejected').waitFor();
    expect(await button('The result stands').count()).toBe(0);
    expect(asked('POST /api/admin/disputes/41/answer')).toBe(1);
    expect(suite.review.disputes).toMatchObject([{ answer: '1 ms after the grace' }]);
  });

  it('that is not there is said so', async () => {
    await atDesk('/admin/disputes/99');
    await page.getByRole('alert').getByText('This does not exist').waitFor();
  });
});

describe('a finished game', () => {
  it('shows its oddities, its figures and its files', async () => {
    suite.quiz = { ...suite.quiz, status: 'completed' };
    await atDesk('/admin/quizzes/12');
    await page.getByRole('link', { name: 'Suspicious players' }).click();
    await page.getByRole('heading', { name: 'One address and one kind of device' }).waitFor();
    await page.getByText('address hash 9f3c').waitFor();
    await examine(page, 'admin-suspicions');
    await page.goBack();
    await page.getByRole('link', { name: 'Statistics' }).click();
    await page.getByRole('heading', { name: /^1\. Какая птица/ }).waitFor();
    const question = page.getByRole('region', { name: /^1\. / });
    await question.getByRole('row', { name: /Степной орёл · right 150/ }).waitFor();
    await question.getByRole('row', { name: /No answer 3/ }).waitFor();
    await examine(page, 'admin-statistics');
    await page.goBack();
    await page.getByLabel('Language').selectOption('kk');
    const file = (name: string) => page.getByRole('link', { name }).getAttribute('href');
    const exported = '/api/quizzes/12/results/export?lang=kk&format=';
    expect(await file('Нәтижелер CSV')).toBe(`${exported}csv`);
    expect(await file('Нәтижелер XLSX')).toBe(`${exported}xlsx`);
    expect(await file('Ойын журналы')).toBe('/api/admin/games/12/log');
  });
});

it('deletions are followed', async () => {
  await atDesk('/admin/deletions');
  await row('#77').getByText('pending').waitFor();
  await examine(page, 'admin-deletions');
});

it('an admin steers a game', async () => {
  await atDesk('/admin/quizzes/12/live');
  await expect.poll(() => suite.received.length).toBe(2);
  expect(await button('Pause').count()).toBe(0);
  suite.send(recording.start, recording.question(1));
  suite.review.unwilling = 'question_open';
  await button('Pause').click();
  await told('A question is open. Wait until it is closed.');
  await examine(page, 'admin-steering');
  suite.review.unwilling = undefined;
  await pressedTwice('Pause');
  await told('The game has followed.');
  suite.send({ type: 'quiz:paused', data: { quiz_id: 12 } });
  await button('Go on').click();
  await expect.poll(() => suite.review.steered.length).toBe(2);
  await page.getByLabel('Seconds more').fill('20');
  await expect.poll(() => button('Extend').isEnabled()).toBe(true);
  await button('Extend').click();
  await expect.poll(() => suite.review.steered.length).toBe(3);
  await page.getByLabel('Number of the player').fill('77');
  await page.getByLabel('Reason, for the audit log').fill('a bot');
  await expect.poll(() => button('Ban from all games').isEnabled()).toBe(true);
  await button('Ban from all games').click();
  await expect.poll(() => suite.review.steered.length).toBe(4);
  expect(suite.review.steered).toEqual([
    ['pause', {}],
    ['resume', {}],
    ['extend', { extra_sec: 20 }],
    ['ban', { user_id: 77, reason: 'a bot' }],
  ]);
});
