import { describe, expect, it } from 'vitest';
import { timeToMessage } from './lost-line.ts';
import * as recording from './recording.ts';
import { page, suite, visitAs } from './stage.ts';
import { examine } from './visitor.ts';

const SMALL = { viewport: { width: 320, height: 640 } };

async function inQuestion(options = {}, frame = recording.question(1)): Promise<void> {
  await visitAs('player', '/quiz/12/play', options);
  await page.getByText('128 people in the hall').waitFor();
  suite.state = recording.stateIn(1, 12);
  suite.send(recording.start, frame, recording.timer(1, 14));
  await page.locator('.option').first().waitFor();
}

const heading = (text: string) => page.getByRole('heading', { level: 1, name: text });
const option = (name: RegExp) => page.getByRole('button', { name });
const sheet = () => page.locator('.link-sheet', { hasText: 'The line is gone' });

/** The positions of the parts of an open question. */
const places = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.timer-ring, .asked h1, .option, .foot')].map((part) => {
      const { left, top, width, height } = part.getBoundingClientRect();
      return [left, top, width, height].map(Math.round).join(' ');
    }),
  );

/**
 * Records from now on what the browser counts as a layout shift, including shifts after a press.
 */
const watchShifts = () =>
  page.evaluate(() => {
    const shifts: string[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources } = entry as unknown as { sources: { node: Node | null }[] };
        for (const { node } of sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          // The number of players in the corner grows to the left, so its left edge may move.
          if (element?.closest('.head-right')) continue;
          shifts.push(element?.outerHTML ?? 'gone');
        }
      }
    });
    observer.observe({ type: 'layout-shift' });
    Object.assign(window, { shifts });
  });
const shifts = () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);

describe('the states of one question', () => {
  it.each([
    ['on a phone', { viewport: { width: 390, height: 844 } }, 'Which?'],
    ['on the smallest phone, with a question of 300 signs', SMALL, 'Which lake? '.repeat(25)],
    ['on a wide screen', { viewport: { width: 1280, height: 800 } }, 'Which lake is it?'],
  ])('move nothing %s', async (_, screen, text) => {
    suite.confirming = false;
    const asked = recording.question(1) as Extract<recording.Recorded, { type: 'quiz:question' }>;
    await inQuestion(screen, { ...asked, data: { ...asked.data, text, text_en: text } });
    const before = await places();
    await watchShifts();
    await option(/Степной орёл/).click();
    await page.locator('.option.sending').waitFor();
    expect(await places()).toEqual(before);
    suite.send({
      type: 'quiz:answer_accepted',
      data: { question_id: recording.questionId(1), selected_option: 1 },
    });
    await page.locator('.option.recorded').waitFor();
    expect(await places()).toEqual(before);
    suite.send(recording.counts(180, 77));
    await page.getByText('77 of 180 answered').waitFor();
    expect(await places()).toEqual(before);
    expect(await shifts()).toEqual([]);
    const lowest = await page.locator('.option').last().boundingBox();
    expect((lowest?.y ?? 0) + (lowest?.height ?? 0)).toBeLessThanOrEqual(screen.viewport.height);
    const foot = await page.locator('.foot').boundingBox();
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(screen.viewport.height + 1);
  });

  it('recognise an answer from another device', async () => {
    await inQuestion();
    suite.send({
      type: 'quiz:answer_accepted',
      data: { question_id: recording.questionId(1), selected_option: 2 },
    });
    await page.getByText('An answer from another device of yours was recorded.').waitFor();
  });
});

describe('a closed question', () => {
  it('shows the answers of all players and who is left', async () => {
    await inQuestion({ viewport: { width: 390, height: 844 } });
    await option(/Степной орёл/).click();
    await page.locator('.option.recorded').waitFor();
    suite.send(recording.result(1, 1, 1), recording.fullReveal(1, 1));
    await heading('Right! You stay').waitFor();
    await page.getByText('Each share now ≈').waitFor();
    expect(await page.locator('.heap-count strong').allTextContents()).toEqual([
      '12',
      '130',
      '20',
      '8',
    ]);
    await page.getByText('Silent: 10').waitFor();
    await page.getByText('1 light = 1 player').waitFor();
    await page.getByText('The golden eagle has been a sign').waitFor();
    await page.getByText(/Next question in \d s/).waitFor();
  });

  it('that was voided shows the reason, and players eliminated by it are back', async () => {
    await inQuestion();
    await option(/Сокол/).click();
    suite.send(recording.elimination('incorrect_answer'), recording.result(1, 0, 1));
    await heading('Thank you for being in the hall').waitFor();
    suite.send({
      type: 'quiz:question_voided',
      data: {
        quiz_id: 12,
        question_id: recording.questionId(1),
        number: 1,
        message: 'There was a misprint.',
        back_in_play: 40,
      },
    });
    await heading('Question voided, you are back in').waitFor();
    await page.getByText('There was a misprint.').waitFor();
  });
});

describe('a game that is stopped', () => {
  it('shows why it is held, and continues', async () => {
    await inQuestion();
    suite.send(recording.reveal(1, 1), {
      type: 'quiz:paused',
      data: { quiz_id: 12, message: 'We check the sound.' },
    });
    await heading('A pause').waitFor();
    await page.getByText('We check the sound.').waitFor();
    suite.send({ type: 'quiz:resumed', data: { quiz_id: 12 } }, recording.question(2));
    await heading('самая яркая звезда').waitFor();
  });

  it('shows why it was cancelled', async () => {
    await inQuestion();
    suite.send({
      type: 'quiz:cancelled',
      data: { quiz_id: 12, reason: 'cancelled_by_admin', message: 'Moved to Saturday.' },
    });
    await heading('The game is cancelled').waitFor();
    await page.getByText('Moved to Saturday.').waitFor();
  });
});

describe('a lost connection', () => {
  it('is reported at once when the network is lost, while the clock continues', async () => {
    await inQuestion();
    const seconds = () => page.locator('.timer-ring').getAttribute('data-seconds');
    const before = Number(await seconds());
    const took = await timeToMessage(page, () => page.context().setOffline(true));
    expect(took).toBeLessThan(1_500);
    await sheet().waitFor();
    suite.drop();
    await expect.poll(async () => Number(await seconds())).toBeLessThan(before);
    await page.context().setOffline(false);
    await page.getByText('The line is back, you are in').waitFor();
  });

  it('is reported after a second and a half of silence during a question', async () => {
    suite.silent = true;
    await inQuestion();
    const took = await timeToMessage(page, () => suite.send(recording.timer(1, 9)), 9);
    expect(took).toBeLessThan(3_000);
    await sheet().waitFor();
    suite.send(recording.timer(1, 6));
    await sheet().waitFor({ state: 'detached' });
  });
});

describe('leaving a game', () => {
  it('asks for confirmation', async () => {
    await inQuestion();
    await page.getByRole('button', { name: 'Sound, language, leave' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('dialog').getByText('Sign out during the game?').waitFor();
    await examine(page, 'sign-out-asked');
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(suite.requests).not.toContain('POST /api/auth/logout');
    expect(new URL(page.url()).pathname).toBe('/quiz/12/play');
  });

  it('is in the menu with sound and language, which are stored', async () => {
    await inQuestion();
    const menu = () => page.getByRole('button', { name: 'Sound, language, leave' }).click();
    await menu();
    await page.getByRole('menuitem', { name: 'Turn the sound on' }).click();
    await menu();
    await page.getByRole('menuitem', { name: 'Turn the sound off' }).waitFor();
    await page.getByRole('menuitem', { name: 'Қазақша' }).click();
    await heading('Қазақстанның туында қандай құс бейнеленген?').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('quizcast.sound'))).toBe('on');
    expect(suite.requests).toContain('PUT /api/users/me/language');
  });
});

it('a lobby measures the connection', async () => {
  await visitAs('player', '/quiz/12/play', SMALL);
  await page.getByText(/Delay \d+ ms · clocks differ by \d+ ms/).waitFor();
});

it('a lobby without a connection says so in its card and no longer that you are in', async () => {
  await visitAs('player', '/quiz/12/play', SMALL);
  await page.getByText('You are in the hall').waitFor();
  await page.context().setOffline(true);
  await page.locator('.lobby-card').getByText('No connection').waitFor();
  await page.getByText('We are coming back; your place is kept').waitFor();
  expect(await page.getByText('You are in the hall').count()).toBe(0);
  await page.context().setOffline(false);
  await page.getByText('You are in the hall').waitFor();
});

it('a second tab of the same game shows a warning', async () => {
  await inQuestion();
  suite.state = recording.lobbyState;
  const other = await page.context().newPage();
  await other.goto(`${suite.url}/quiz/12/play`);
  await other.getByText('This game is open in another tab too.').waitFor();
});

it('the field of lights stops drawing when nothing moves', async () => {
  await inQuestion({ reducedMotion: 'no-preference' });
  const running = () =>
    page.evaluate(
      () =>
        (document.querySelector('canvas') as unknown as { field: { running: boolean } }).field
          .running,
    );
  // Checked in every frame, because the lights move for less than a second.
  const moved = page.waitForFunction(
    () =>
      (document.querySelector('canvas') as unknown as { field: { running: boolean } }).field
        .running,
  );
  suite.send(recording.counts(180, 90));
  await moved;
  await expect.poll(running).toBe(false);
});
