import { expect, it } from 'vitest';
import * as recording from './recording.ts';
import { page, suite, visitPath } from './stage.ts';
import { examine, signIn } from './visitor.ts';

async function signedIn(path: string, email = 'admin@example.org'): Promise<void> {
  const desk = { viewport: { width: 1100, height: 800 } };
  await visitPath(path, desk);
  await signIn(page, 'correct horse', email);
}

const heading = (text: string) => page.getByRole('heading', { level: 1, name: text });

it('an admin writes a quiz, moves it and cancels it', async () => {
  await signedIn('/admin');
  await page.getByRole('link', { name: 'Steppe and sky' }).waitFor();
  await examine(page, 'admin-list');
  await page.getByRole('link', { name: 'New quiz' }).click();
  await page.getByLabel('Title').fill('Mountains');
  await page.getByLabel('Prize fund').fill('250000');
  await examine(page, 'admin-new');
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await page.getByRole('button', { name: 'Create quiz' }).click();
  await heading('Mountains').waitFor();

  await page.locator('summary', { hasText: 'Add a question' }).click();
  await page.getByLabel('Question', { exact: true }).fill('Which peak is the highest?');
  await page.getByLabel('Option A', { exact: true }).fill('Talgar');
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByText('At least two options').waitFor();
  await page.getByLabel('Option B', { exact: true }).fill('Khan Tengri');
  await page.getByLabel('Option B: right option').check();
  await examine(page, 'admin-question');
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.locator('.questions .right', { hasText: 'Khan Tengri' }).waitFor();

  await page.locator('summary', { hasText: 'Paste questions' }).click();
  const json = JSON.stringify([{ text: 'Second', options: ['x', 'y'], correct_option: 0 }]);
  await page.getByLabel('Paste questions as JSON').fill(json);
  await page.getByRole('button', { name: 'Add all' }).click();
  await page.locator('.questions > li').nth(1).waitFor();
  await page.getByRole('button', { name: 'Delete question 1' }).click();
  await expect.poll(() => page.locator('.questions > li').count()).toBe(1);
  await examine(page, 'admin-quiz');

  await page.getByLabel('Start').fill('2031-05-01T19:00');
  await page.getByRole('button', { name: 'Change the start' }).click();
  await page.getByText('May 1, 2031').or(page.getByText('1 May 2031')).waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Cancel the quiz' }).click();
  await page.locator('.badge.cancelled').waitFor();
});

it('an admin watches a game', async () => {
  await signedIn('/admin/quizzes/12/live');
  await heading('Live').waitFor();
  await expect.poll(() => suite.received.length).toBe(2);
  suite.send(
    recording.start,
    recording.question(1),
    recording.timer(1, 9),
    {
      type: 'admin:live_counts',
      data: { quiz_id: 12, joined: 200, in: 180, out: 20, online: 190, answered: 77 },
    },
    {
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
    },
  );
  await page.getByText('Question 1 of 3 · 9 s left').waitFor();
  await page.getByRole('definition').filter({ hasText: '77' }).waitFor();
  suite.send(recording.reveal(1, 1));
  await page.locator('li.right', { hasText: 'Степной орёл' }).waitFor();
  await examine(page, 'admin-live');
});

it('nobody else is let in', async () => {
  await signedIn('/admin', 'aruzhan@example.org');
  await heading('administrators only').waitFor();
});
