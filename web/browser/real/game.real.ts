import type { Quiz } from '@quizcast/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, type ExpectStatic, it } from 'vitest';
import { timeToMessage } from '../lost-line.ts';
import { examine, launchBrowser, tell } from '../visitor.ts';
import { RIGHT, schedule, steer, written } from './quiz.ts';
import { PATIENCE, Person, url } from './suite.ts';

/**
 * Plays whole games on the platform at QUIZCAST_URL. The players answer right, wrong and not at
 * all, each in a different language. There is a reload, a lost network, a second tab, and there are
 * the commands of an admin.
 */
let browser: Browser;
let admin: Person;

beforeAll(async () => {
  browser = await launchBrowser();
  admin = await Person.admin(browser);
});

afterAll(async () => {
  await admin?.close();
  await browser?.close();
});

type Invite = (name: string, language: string) => Promise<Person>;

/** One game. Games run at the same time, so each one uses the `expect` of its own test. */
type Play = (invite: Invite, expect: ExpectStatic) => Promise<void>;

/** Creates the players of one game. In the end none of their pages may have logged an error. */
async function withPlayers(play: Play, expect: ExpectStatic): Promise<void> {
  const people: Person[] = [];
  const invite: Invite = async (name, language) => {
    const person = await Person.player(browser, name, language);
    people.push(person);
    return person;
  };
  try {
    await play(invite, expect);
    expect(people.flatMap(({ complaints }) => complaints)).toEqual([]);
  } catch (failure) {
    for (const { page } of people) await tell(page, []).catch(() => undefined);
    throw failure;
  } finally {
    await Promise.all(people.map((person) => person.close()));
  }
}

async function enter(person: Person, quiz: Quiz): Promise<Page> {
  await person.page.goto(`${url}/quiz/${quiz.id}/play`);
  await person.page.locator('.lobby-row.line.good, .lobby-row.line.weak').waitFor(PATIENCE);
  return person.page;
}

const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text });
const option = (page: Page, index: number) => page.locator('.option').nth(index);
const recorded = (page: Page) => page.locator('.option.recorded').waitFor(PATIENCE);
const asked = (page: Page, number: number, language: 'ru' | 'kk' | 'en') =>
  heading(page, written[number - 1]?.[language] ?? '').waitFor(PATIENCE);

async function wholeGame(invite: Invite, expect: ExpectStatic): Promise<void> {
  const [steady, hasty, quiet] = await Promise.all([
    invite('aruzhan', 'ru'),
    invite('daniyar', 'en-GB'),
    invite('madina', 'kk'),
  ]);
  const quiz = await schedule(admin, 'Whole game', 40);
  const [right, wrong, silent] = await Promise.all([
    enter(steady, quiz),
    enter(hasty, quiz),
    enter(quiet, quiz),
  ]);

  await Promise.all([asked(right, 1, 'ru'), asked(wrong, 1, 'en'), asked(silent, 1, 'kk')]);
  await option(right, RIGHT).click();
  await option(wrong, 0).click();
  await option(silent, RIGHT).click();
  await Promise.all([recorded(right), recorded(wrong), recorded(silent)]);
  await heading(right, 'Верно! Вы в игре').waitFor(PATIENCE);
  await heading(wrong, 'Thank you for being in the hall').waitFor(PATIENCE);
  await heading(silent, 'Дұрыс! Сіз ойындасыз').waitFor(PATIENCE);
  await examine(wrong, 'real-out');

  // During the second question one page reloads and another loses its network for five seconds.
  await Promise.all([asked(right, 2, 'ru'), asked(silent, 2, 'kk')]);
  await right.reload();
  await right.locator('.option').first().waitFor(PATIENCE);
  const gone = Date.now();
  const took = await timeToMessage(silent, () => silent.context().setOffline(true));
  expect(took).toBeLessThan(1_500);
  await option(right, RIGHT).click();
  await recorded(right);
  await expect.poll(() => Date.now() - gone, { timeout: 8_000 }).toBeGreaterThan(5_000);
  await silent.context().setOffline(false);
  await expect.poll(() => silent.locator('.link-sheet:not(.brief)').count(), PATIENCE).toBe(0);
  await heading(right, 'Верно! Вы в игре').waitFor(PATIENCE);
  // The player who did not answer is eliminated.
  await silent.getByText('жауап болмады').first().waitFor(PATIENCE);
  await wrong.getByText('This was the right answer').first().waitFor(PATIENCE);

  // The third question is answered in a second tab.
  const other = await steady.page.context().newPage();
  await other.goto(`${url}/quiz/${quiz.id}/play`);
  await asked(right, 3, 'ru');
  await asked(other, 3, 'ru');
  await option(other, RIGHT).click();
  await recorded(other);
  await recorded(right);
  await right.getByText('Записан ответ с другого вашего устройства').waitFor(PATIENCE);

  await right.getByRole('heading', { name: 'Вы дошли до конца!' }).waitFor(PATIENCE);
  await examine(right, 'real-winner');
  await right.getByRole('button', { name: 'Закрыть' }).click();
  await right.getByRole('table').waitFor(PATIENCE);
  await examine(right, 'real-results');
  await wrong.getByText('Out at question 1: wrong answer').waitFor(PATIENCE);
  await silent.getByText('2-сұрақта шықтыңыз').waitFor(PATIENCE);
}

async function handOfTheHost(invite: Invite): Promise<void> {
  const guest = await invite('aigerim', 'en-GB');
  const quiz = await schedule(admin, 'Hand of the host', 40);
  const page = await enter(guest, quiz);

  // This player has only a keyboard: the question takes the focus, and the options follow it.
  await asked(page, 1, 'en');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await recorded(page);
  await steer(admin, quiz, 'pause', { message: 'We check the sound.' });
  await heading(page, 'Thank you for being in the hall').waitFor(PATIENCE);
  await steer(admin, quiz, 'void', { message: 'There was a misprint.' });
  await page
    .getByText('There was a misprint.')
    .or(page.getByText('We check the sound.'))
    .first()
    .waitFor(PATIENCE);
  await heading(page, 'A pause').waitFor(PATIENCE);
  await page.getByText('We check the sound.').waitFor();
  await examine(page, 'real-paused');
  await steer(admin, quiz, 'resume');

  // Players eliminated by the voided question continue.
  await asked(page, 2, 'en');
  await page.keyboard.press(String(RIGHT + 1));
  await recorded(page);
  await steer(admin, quiz, 'cancel', { message: 'Moved to Saturday.' });
  await heading(page, 'The game is cancelled').waitFor(PATIENCE);
  await page.getByText('Moved to Saturday.').waitFor();
  await examine(page, 'real-cancelled');
}

// Both games run at the same time, because most of a game is waiting for its clock.
describe.concurrent('on the platform', () => {
  it(
    'a whole game, in three languages and with every fault',
    {
      timeout: 400_000,
    },
    ({ expect }) => withPlayers(wholeGame, expect),
  );
  it('an admin pauses, voids and cancels, with reasons', { timeout: 400_000 }, ({ expect }) =>
    withPlayers(handOfTheHost, expect),
  );
});
