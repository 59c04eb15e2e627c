import { describe, expect, it } from 'vitest';
import * as recording from './recording.ts';
import { page, suite, visitAs, visitPath } from './stage.ts';
import { examine, signIn } from './visitor.ts';

/** Signs in and opens the lobby. */
async function inLobby(options = {}): Promise<void> {
  await visitAs('player', '/quiz/12/play', options);
  await page.getByText('128 people in the hall').waitFor();
}

/** Opens question 1, not answered yet. */
async function inQuestion(options = {}): Promise<void> {
  await inLobby(options);
  suite.state = recording.stateIn(1, 12);
  suite.send(recording.start, recording.question(1), recording.timer(1, 14));
  await heading('флаге Казахстана').waitFor();
}

const heading = (text: string) => page.getByRole('heading', { level: 1, name: text });
const option = (name: RegExp) => page.getByRole('button', { name });
/** The line that is below the options, and after the close above them. */
const status = (text: string) => page.locator('.foot, .verdict', { hasText: text });

describe('a whole game', () => {
  it('leads from the start page to the result', async () => {
    await visitPath('/');
    await page.getByRole('heading', { name: 'Steppe and sky' }).waitFor();
    await examine(page, 'home');
    await page.getByRole('link', { name: 'Sign in and play' }).click();
    await examine(page, 'sign-in');
    await signIn(page);

    await heading('Steppe and sky').waitFor();
    await page.getByText('You · aruzhan').waitFor();
    suite.send(recording.players(131), recording.countdown(58));
    await page.getByText('131 people in the hall').waitFor();
    await expect
      .poll(() => page.getByRole('timer').getAttribute('data-seconds'))
      .toMatch(/^5[678]$/);

    suite.send(recording.start);
    await heading('The next question is coming').waitFor();
    suite.send(recording.question(1), recording.timer(1, 14));
    await heading('флаге Казахстана').waitFor();
    await page.getByText('Question 1 of 3').waitFor();
    await examine(page, 'question');
    suite.send(recording.timer(1, 3));
    await page.locator('.timer-ring.late').waitFor();

    await option(/Степной орёл/).click();
    await status('Your answer is recorded').waitFor();
    suite.send(recording.result(1, 1, 1), recording.reveal(1, 1));
    await heading('Right! You stay').waitFor();

    suite.send(recording.question(2), recording.timer(2, 9));
    await option(/Вега/).click();
    suite.send(
      recording.elimination('incorrect_answer'),
      recording.result(2, 0, 2),
      recording.reveal(2, 2),
    );
    await heading('You went far').waitFor();
    await page.getByRole('button', { name: 'Why am I out?' }).click();
    await page.getByRole('dialog').getByText('after 2.340 s').waitFor();
    await examine(page, 'out-why');
    await page.getByRole('dialog').getByRole('button', { name: 'Watch on' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Watch on' }).click();
    await heading('Wrong answer. You are out').waitFor();

    suite.send(recording.adBreak);
    await page.getByText(/The game goes on in [678] s/).waitFor();
    suite.send(recording.adBreakEnd, recording.question(3), recording.timer(3, 14));
    await status('You are watching').waitFor();
    // A spectator may guess; the guess is not sent.
    await option(/Балхаш/).click();
    expect(await option(/Балхаш/).getAttribute('aria-pressed')).toBe('true');
    suite.send(recording.reveal(3, 1));
    await heading('Your guess was right').waitFor();
    expect(suite.answers()).toHaveLength(2);

    suite.quiz = { ...recording.quiz, status: 'completed' };
    suite.send(recording.finish);
    await heading('The game is over').waitFor();
    suite.send(recording.resultsAvailable);
    await page.getByText('Out at question 2: wrong answer').waitFor();
    await page.getByText('Page 1 of 3').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('cell', { name: 'player 25', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/quiz/12/results');
  });
});

describe('a lost connection', () => {
  it('sends an answer that never arrived again, once', async () => {
    await inQuestion();
    suite.open = false;
    suite.drop();
    await page.locator('.link-sheet', { hasText: 'The line is gone' }).waitFor();
    await option(/Степной орёл/).click();
    await status('Offline, answer queued').waitFor();
    await page.getByText('We send it the moment the line is back').waitFor();
    suite.open = true;
    await status('Your answer is recorded').waitFor();
    expect(suite.answers().map(({ data }) => data)).toMatchObject([
      { question_id: 701, selected_option: 1 },
    ]);
  });

  it('does not answer a question that is over', async () => {
    await inQuestion();
    suite.open = false;
    suite.drop();
    await page.locator('.link-sheet', { hasText: 'The line is gone' }).waitFor();
    await option(/Степной орёл/).click();
    suite.state = recording.stateIn(2, 12);
    suite.open = true;
    await heading('самая яркая звезда').waitFor();
    await status('Choose your answer').waitFor();
    expect(suite.answers()).toEqual([]);
  });

  it('joins and resyncs each time it comes back', async () => {
    await inLobby();
    suite.drop();
    await expect
      .poll(
        () => suite.received.map(({ type }) => type).filter((type) => type !== 'user:heartbeat'),
        { timeout: 20_000 },
      )
      .toEqual(['user:ready', 'user:resync', 'user:ready', 'user:resync']);
  });
});

describe('a session', () => {
  it('is refreshed once, unnoticed, when the access token has expired', async () => {
    await inLobby();
    suite.expireAccess();
    await page.reload();
    await page.getByText('128 people in the hall').waitFor();
    const refreshes = suite.requests.filter((request) => request.endsWith('/refresh'));
    expect(refreshes).toHaveLength(1);
  });

  it('that was revoked leads to the sign-in page', async () => {
    await inLobby();
    suite.send({ type: 'session_revoked', data: { session_id: 3, reason: 'user_revoked' } });
    await heading('Welcome back').waitFor();
    expect(page.url()).toContain('/login?next=/quiz/12/play');
  });

  it('does not begin with a wrong password', async () => {
    await visitPath('/login');
    await signIn(page, 'wrong');
    await page.getByRole('alert').getByText('is wrong').waitFor();
    await examine(page, 'sign-in-refused');
  });

  it('begins with signing up', async () => {
    await visitPath('/register');
    await page.getByLabel('Player name').fill('aruzhan');
    await page.getByLabel('E-mail').fill('aruzhan@example.org');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('First name').fill('Aruzhan');
    await page.getByLabel('Last name').fill('B.');
    await page.getByRole('textbox', { name: 'Day' }).fill('1');
    await page.getByRole('textbox', { name: 'Month' }).fill('5');
    await page.getByRole('textbox', { name: 'Year' }).fill('1999');
    await page.getByLabel('I accept the terms').check();
    await page.getByLabel('I agree').check();
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'Confirm your e-mail' }).waitFor();
    await page.goto(`${suite.url}/settings`);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
  });
});

describe('everybody can play', () => {
  it('with the keyboard alone', async () => {
    await inQuestion();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('флаге');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await status('Your answer is recorded').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Степной');
    suite.send(recording.question(2), recording.timer(2, 14));
    await heading('самая яркая звезда').waitFor();
    await page.keyboard.press('3');
    await status('Your answer is recorded').waitFor();
    expect(suite.answers().map(({ data }) => data)).toMatchObject([
      { question_id: 701, selected_option: 1 },
      { question_id: 702, selected_option: 2 },
    ]);
  });

  it('with a screen reader', async () => {
    await inQuestion();
    const spoken = page.getByRole('status').first();
    await option(/Степной орёл/).click();
    await expect.poll(() => spoken.textContent()).toBe('Your answer is recorded');
    suite.send(recording.result(1, 1, 1), recording.reveal(1, 1));
    await expect.poll(() => spoken.textContent()).toBe('Right! You stay');
    suite.send(recording.question(2), recording.timer(2, 5));
    await expect.poll(() => spoken.textContent()).toBe('Choose your answer 5 seconds left');
  });

  it('in Russian and Kazakh', async () => {
    await inQuestion();
    await page.evaluate(() => localStorage.setItem('quizcast.language', 'kk'));
    await page.reload();
    // The state after a reload has no translation; the next question has one.
    await heading('флаге Казахстана').waitFor();
    suite.send(recording.question(2), recording.timer(2, 12));
    await heading('Түнгі аспандағы ең жарық жұлдыз').waitFor();
    await option(/Сүмбіле/).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('kk');
    await page.evaluate(() => localStorage.setItem('quizcast.language', 'ru'));
    await page.reload();
    await heading('Какая птица').waitFor();
    await status('Выберите ответ').waitFor();
  });

  it('in the dark and on a wide screen', async () => {
    await inQuestion({ colorScheme: 'dark', viewport: { width: 1280, height: 800 } });
    await option(/Сокол/).click();
    suite.send(recording.result(1, 0, 1), recording.reveal(1, 1));
    await heading('Thank you for being in the hall').waitFor();
    await examine(page, 'question-dark');
  });
});
