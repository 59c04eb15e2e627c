import { expect, it } from 'vitest';
import * as recording from './recording.ts';
import { enterAt, page, suite, tabTo, visitAs } from './stage.ts';
import { examine } from './visitor.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const followed = () => page.getByText('The game has followed').waitFor();

async function atDesk(): Promise<void> {
  await visitAs('admin', '/admin/quizzes/12/live', { viewport: { width: 1280, height: 900 } });
  await expect.poll(() => suite.received.length).toBe(2);
}

const counts = {
  type: 'admin:live_counts' as const,
  data: { quiz_id: 12, joined: 200, in: 180, out: 20, online: 190, answered: 77 },
};

it('shows the numbers of players, and the answers only after the close', async () => {
  await atDesk();
  suite.send(recording.start, recording.question(1), recording.timer(1, 9), counts, {
    type: 'adaptive:question_stats',
    data: {
      quiz_id: 12,
      question_number: 1,
      difficulty_used: 1,
      target_pass_rate: 0.9,
      actual_pass_rate: 0.85,
      total_answers: 180,
      passed_count: 153,
      remaining_players: 153,
      option_histogram: [10, 153, 9, 8],
      unheard: 0,
    },
  });
  await page.getByText('Question 1 of 3').waitFor({ state: 'attached' });
  await page.getByText('9 s', { exact: true }).waitFor();
  await page.getByText('answered 77').waitFor();
  await page.getByText('Answers by option are shown after the close').waitFor();
  suite.send({
    type: 'quiz:answer_reveal',
    data: {
      question_id: 701,
      correct_option: 1,
      histogram: [
        { id: 0, count: 10 },
        { id: 1, count: 153 },
      ],
      no_answer: 3,
      in_play_before: 180,
      in_play: 153,
      share: 9_803,
    },
  });
  await page.getByRole('listitem').filter({ hasText: 'Степной орёл' }).getByText('153').waitFor();
  await page.getByText('27 went out, 3 were silent').waitFor();
  await page.getByText('Question 1: 85 % passed, target 90 %').waitFor();
  await page.getByText('9 803 ₸').waitFor();
  await examine(page, 'admin-desk');
});

it('works with the keyboard alone, and its buttons never move', async () => {
  await atDesk();
  expect(await button('Pause').isDisabled()).toBe(true);
  const places = async () => {
    const boxes = await Promise.all(
      [button(/^(Pause|Do not pause|Go on)$/), button('+5 s'), button(/^Void/).first()].map((one) =>
        one.first().boundingBox(),
      ),
    );
    return boxes.map((box) => [box?.x, box?.y]);
  };
  const before = await places();
  suite.send(recording.start, recording.question(1));
  await expect.poll(() => button('Pause').isEnabled()).toBe(true);
  suite.review.unwilling = 'question_open';
  await page.keyboard.press('p');
  await page.getByRole('alert').getByText('A question is open').waitFor();
  await examine(page, 'admin-desk-refused');
  suite.review.unwilling = undefined;
  await page.keyboard.press('p');
  await expect.poll(() => suite.review.steered.length).toBe(1);
  // Every desk receives this frame, even the one that sent the command.
  suite.send({ type: 'quiz:pause_armed', data: { quiz_id: 12 } });
  await button('Do not pause').waitFor();
  expect(await places()).toEqual(before);
  suite.send({ type: 'quiz:paused', data: { quiz_id: 12 } });
  await button('Go on').waitFor();
  await expect.poll(() => button('Go on').isEnabled()).toBe(true);
  await page.keyboard.press('p');
  await expect.poll(() => suite.review.steered.length).toBe(2);
  suite.send({ type: 'quiz:resumed', data: { quiz_id: 12 } });
  await button('Pause').waitFor();
  await expect.poll(() => button('+5 s').isEnabled()).toBe(true);
  await page.keyboard.press('e');
  await expect.poll(() => suite.review.steered.length).toBe(3);
  await followed();

  await page.keyboard.press('v');
  await page.getByLabel('Reason, players read it').waitFor();
  await page.keyboard.type('Option C is right too');
  expect(await places()).toEqual(before);
  await examine(page, 'admin-desk-void');
  const hold = button('Hold for 2 s to void');
  await tabTo(hold);
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  expect(suite.review.steered.length).toBe(3);
  await page.keyboard.down('Enter');
  await expect.poll(() => suite.review.steered.length, { timeout: 20_000 }).toBe(4);
  await page.keyboard.up('Enter');

  await enterAt(button('Players and stage'));
  await tabTo(page.getByPlaceholder('Name or e-mail of the player'));
  await page.keyboard.type('nurs');
  const found = page.getByRole('button', { name: /nurs88/ }).first();
  await found.waitFor();
  await enterAt(found);
  await tabTo(page.getByLabel('Reason, for the audit log'));
  await page.keyboard.type('a bot');
  await enterAt(button('Ban from all games'));
  await expect.poll(() => suite.review.steered.length).toBe(5);
  expect(suite.review.steered).toEqual([
    ['pause', {}],
    ['resume', {}],
    ['extend', { extra_sec: 5 }],
    ['void', { question_id: 701, message: 'Option C is right too' }],
    ['ban', { user_id: 3, reason: 'a bot' }],
  ]);
});

it('bans a player found by name, and cancels the game only when the button is held', async () => {
  await atDesk();
  suite.send(recording.start, recording.question(1));
  await button('Players and stage').click();
  await page.getByPlaceholder('Name or e-mail of the player').fill('nurs');
  await page
    .getByRole('button', { name: /nurs88/ })
    .first()
    .click();
  await page.getByLabel('Reason, for the audit log').fill('a bot');
  await examine(page, 'admin-desk-tools');
  await button('Ban from all games').click();
  await expect.poll(() => suite.review.steered.length).toBe(1);
  const hold = button('Hold for 2 s to cancel');
  await page.getByLabel('Message to the players').fill('The hall has no light');
  await followed();
  await hold.hover();

  await page.mouse.down();
  await expect.poll(() => suite.review.steered.length, { timeout: 20_000 }).toBe(2);
  await page.mouse.up();
  expect(suite.review.steered).toEqual([
    ['ban', { user_id: 3, reason: 'a bot' }],
    ['cancel', { message: 'The hall has no light' }],
  ]);
});

it('a rehearsal is marked as one', async () => {
  await visitAs('admin', '/admin/quizzes/12/live?rehearsal=12', {
    viewport: { width: 1280, height: 900 },
  });
  await page.getByText('Rehearsal: bots play, there is no prize').waitFor();
});
