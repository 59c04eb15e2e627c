import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, signIn, tell } from '../visitor.ts';
import { open, PATIENCE, url } from './suite.ts';

/**
 * Runs through all tasks of an admin in Chromium. After the sign-in only the portal is used,
 * without API calls or prepared data.
 */
const email = process.env.QUIZCAST_ADMIN_EMAIL ?? 'admin@quizcast.local';
const password = process.env.QUIZCAST_ADMIN_PASSWORD ?? '';

/** Bots that play the game together with the player in the browser. */
const BOTS = 6;
/** Maximum time for a whole game, or until it starts. */
const WHOLE_GAME = { timeout: 400_000 };
const DESK = { viewport: { width: 1280, height: 900 } };
const unique = Date.now().toString(36);
const title = `Journey ${unique}`;

let browser: Browser;
let bots: ChildProcess | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  bots?.kill();
  await browser?.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function portal(mail: string, secret: string): Promise<Page> {
  const { page } = await open(browser, '/admin/login', DESK);
  await signIn(page, secret, mail);
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  return page;
}

/** A new user, signed up through the player's page, with a confirmed address. */
async function newcomer(name: string): Promise<{ page: Page; mail: string; secret: string }> {
  const { page } = await open(browser, '/register', { locale: 'en-GB' });
  const player = `${name}_${unique}`;
  const mail = `${player}@example.org`;
  const secret = `steppe ${player} sky`;
  await page.getByLabel('Player name').fill(player);
  await page.getByLabel('E-mail').fill(mail);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await button(page, 'Next').click();
  await page.getByLabel('First name').fill(name);
  await page.getByLabel('Last name').fill('Player');
  await field(page, 'Day').fill('1');
  await field(page, 'Month').fill('5');
  await field(page, 'Year').fill('1999');
  await page.getByLabel(/I accept the/).check();
  await page.getByLabel(/I agree to the/).check();
  await button(page, 'Create account').click();
  await page.getByRole('heading', { name: 'Confirm your e-mail' }).waitFor();
  await button(page, 'Send a code').click();
  // The page ignores further presses until it has read that the code was sent.
  await page.getByRole('button', { name: /\d+ s/ }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(await codeSentTo(mail));
  await button(page, 'Confirm').click();
  await page.getByText('Your e-mail is confirmed.').waitFor();
  return { page, mail, secret };
}

/** The code of the newest e-mail to that address. This platform writes e-mails into a folder. */
async function codeSentTo(mail: string): Promise<string> {
  const folder = join(process.env.QUIZCAST_HOME ?? '', 'mail');
  let code = '';
  await expect
    .poll(() => {
      for (const file of readdirSync(folder)) {
        const text = readFileSync(join(folder, file), 'utf8');
        if (text.includes(mail)) code = /\b\d{6}\b/.exec(text)?.[0] ?? '';
      }
      return code;
    }, PATIENCE)
    .not.toBe('');
  return code;
}

/**
 * Waits for the response to the next change of the questions, because the note on the page may
 * belong to the previous change.
 */
function saved(page: Page): Promise<unknown> {
  return page.waitForResponse(
    (answer) =>
      /\/questions(\/|$)/.test(new URL(answer.url()).pathname) &&
      answer.request().method() !== 'GET' &&
      answer.ok(),
  );
}

async function writeQuestion(page: Page, text: string, right: string, wrong: string) {
  await page.getByRole('button', { name: 'Add a question' }).first().click();
  await field(page, 'Text, Русский').fill(text);
  await field(page, 'Option A, Русский').fill(right);
  await field(page, 'Option B, Русский').fill(wrong);
  await button(page, 'Remove option D').click();
  const stored = saved(page);
  await button(page, 'Remove option C').click();
  await stored;
}

/**
 * The file has three errors: no question, a right option that is a letter, and a time limit that
 * Kahoot does not offer.
 */
const kahoot = `,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,Time limit (sec),Correct answer(s)
1,,Хан-Тенгри,Талгар,Белуха,Победа,10,1
2,Год первого полёта человека ${unique}?,1961,1957,1969,1971,7,E
`;

it('an admin does everything in the portal', { timeout: 1_200_000 }, async ({ onTestFailed }) => {
  const [admin, second, player] = await Promise.all([
    portal(email, password),
    newcomer('second'),
    newcomer('player'),
  ]);
  onTestFailed(() => tell(admin, []));

  // The first admin makes another user an admin.
  await admin.goto(`${url}/admin/people`);
  await admin.getByPlaceholder('Name or e-mail, from its beginning').fill(`second_${unique}`);
  await admin.getByRole('button', { name: new RegExp(`second_${unique}`) }).click();
  await admin.getByRole('checkbox', { name: 'Admin', exact: true }).check();
  await button(admin, 'Change the roles').click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Change the roles' }).click();
  await admin.getByText('Done', { exact: true }).waitFor();

  // One question is written by hand.
  await admin.goto(`${url}/admin/quizzes/new`);
  await admin.getByRole('textbox', { name: 'Title' }).fill(title);
  await button(admin, 'Create quiz').click();
  await admin.getByRole('heading', { level: 1, name: title }).waitFor();
  const quizId = /quizzes\/(\d+)/.exec(admin.url())?.[1];
  await writeQuestion(admin, `Сколько струн у домбры ${unique}?`, 'Две', 'Три');
  await writeQuestion(admin, `Из чего делают кумыс ${unique}?`, 'Из молока', 'Из чая');

  // The file is imported after three errors are corrected in their cells.
  await admin.getByRole('link', { name: 'Import a file' }).click();
  await admin.locator('input[type=file]').setInputFiles({
    name: 'kahoot.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(kahoot),
  });
  await admin.getByText('with errors').waitFor();
  await admin.getByRole('button', { name: /^Correct.*: E:/ }).click();
  await button(admin, 'Option A').click();
  await admin.getByRole('button', { name: /^Question.*blank/ }).click();
  await admin.keyboard.type(`Какая гора выше ${unique}?`);
  await admin.keyboard.press('Enter');
  await admin.getByRole('button', { name: /^Time limit.*: 7:/ }).click();
  await admin.keyboard.press('Control+A');
  await admin.keyboard.type('10');
  await admin.keyboard.press('Enter');
  await button(admin, 'Check again').click();
  await button(admin, 'Import 2 questions').click();
  await admin.getByText('Imported: 2').waitFor();
  await admin.getByRole('link', { name: 'To the quiz' }).click();

  // The questions are reordered and previewed.
  const reordered = saved(admin);
  await admin.getByRole('button', { name: /полёта/ }).press('Alt+ArrowUp');
  await reordered;
  await admin
    .getByRole('region', { name: /^Preview/ })
    .getByText(/полёта/)
    .waitFor();

  // Rehearsed.
  await button(admin, 'Rehearsal').click();
  await admin.getByRole('textbox', { name: 'Number of bots' }).fill('5');
  await button(admin, 'Start the rehearsal').click();
  await admin.getByText('Rehearsal: bots play, there is no prize').waitFor();

  // Schedules the quiz in a second tab while the bots still play, because most of a journey is
  // waiting for clocks.
  const editing = await admin.context().newPage();
  await editing.goto(`${url}/admin/quizzes/${quizId}`);
  await button(editing, 'Schedule').click();
  await editing.getByText('It was rehearsed').waitFor();
  await field(editing, 'Start').click();
  await button(editing, 'In 2 minutes').click();
  await button(editing, 'Set this time').click();
  await editing.getByText('The start was changed').waitFor();
  await editing.close();
  bots = sendBots(quizId);
  // The player is in the lobby long before the start, even if the rehearsal takes long.
  await player.page.goto(`${url}/quiz/${quizId}/play`);
  await player.page.locator('.lobby-row.line.good, .lobby-row.line.weak').waitFor();
  await admin.getByRole('status').filter({ hasText: 'Over' }).waitFor(WHOLE_GAME);

  // The game is played in another browser and controlled from the live desk.
  await admin.goto(`${url}/admin/quizzes/${quizId}/live`);
  await admin
    .getByText(/Question 1 is open/)
    .first()
    .waitFor(WHOLE_GAME);
  await answer(player.page, 'Две');
  await admin
    .getByText(/Question 2 is open/)
    .first()
    .waitFor();
  await button(admin, 'Pause').click();
  await button(admin, 'Do not pause').waitFor();
  await answer(player.page, 'Из чая');
  await admin.getByText('Paused', { exact: true }).first().waitFor();
  await admin.keyboard.press('v');
  await admin.getByLabel('Reason, players read it').fill('Both are right');
  const hold = button(admin, 'Hold for 2 s to void');
  await hold.focus();
  await admin.keyboard.down('Enter');
  await admin
    .getByText(/Question 2 was voided/)
    .first()
    .waitFor();
  await admin.keyboard.up('Enter');
  await button(admin, 'Go on').click();
  for (const right of ['1961', 'Хан-Тенгри']) {
    await answer(player.page, right);
  }
  await admin.getByRole('status').filter({ hasText: 'Over' }).waitFor(WHOLE_GAME);

  // Two admins settle the game. Then its results are exported and its entries found in the audit
  // log.
  await settle(admin, quizId, 'Approve');
  const other = await portal(second.mail, second.secret);
  await settle(other, quizId, 'Mark as paid');
  await admin.goto(`${url}/admin/quizzes/${quizId}/results`);
  const exported = admin.waitForEvent('download');
  await admin.getByRole('link', { name: 'CSV' }).click();
  expect((await exported).suggestedFilename()).toContain(`quiz_${quizId}`);
  const everybody = `${BOTS + 2}`;
  expect(await admin.getByRole('table').getAttribute('aria-rowcount')).toBe(everybody);
  await admin.goto(`${url}/admin/audit?subject=quiz&id=${quizId}`);
  for (const step of [
    'Quiz created',
    'Questions added',
    'Questions reordered',
    'Rehearsal',
    'Start changed',
    'Payouts approved',
    'Payouts marked as paid',
  ]) {
    await admin
      .getByRole('rowheader', { name: new RegExp(step, 'i') })
      .first()
      .waitFor();
  }
  await admin.goto(`${url}/admin/audit?subject=game&id=${quizId}`);
  for (const step of ['Paused', 'Resumed', 'Question voided']) {
    await admin.getByRole('rowheader', { name: step }).first().waitFor();
  }

  await admin.goto(`${url}/admin/audit?log=accounts&action=admin_role_set`);
  await admin
    .getByRole('row', { name: /Roles changed.*you/ })
    .or(admin.getByRole('row', { name: /you.*Roles changed/ }))
    .first()
    .waitFor();

  // A user without a role sees nothing of the portal, and every route refuses to be read.
  await player.page.goto(`${url}/admin/payouts`);
  await player.page.getByRole('heading', { level: 1, name: /needs a role/ }).waitFor();
  const given = await player.page.evaluate(
    (paths) => Promise.all(paths.map(async (path) => `${(await fetch(path)).status} ${path}`)),
    readableRoutes(quizId),
  );
  expect(given.filter((answer) => !answer.startsWith('403 '))).toEqual([]);
});

/** The addresses of all admin routes that need no body, for this quiz. */
function readableRoutes(quizId: string | undefined): readonly string[] {
  const table = readFileSync(new URL('../../../docs/portal-routes.md', import.meta.url), 'utf8');
  const routes = [...table.matchAll(/^\| `GET ([^`]+)` \|.*\| `[a-z_]+` \|$/gm)];
  expect(routes.length).toBeGreaterThan(30);
  return routes.map(([, path = '']) => path.replaceAll(/\{\w+\}/g, quizId ?? ''));
}

/** Starts bots that sign up, join the quiz and guess. */
function sendBots(quizId: string | undefined): ChildProcess {
  const script = fileURLToPath(new URL('../../../quizcast', import.meta.url));
  const crowd = ['--bots', `${BOTS}`, '--mix', 'guessing=100', '--base', url];
  const home = join(process.env.QUIZCAST_HOME ?? '', 'bots');
  const options = ['--quiz', `${quizId}`, ...crowd, '--home', home];
  return spawn(script, ['swarm', 'play', ...options], { stdio: 'ignore' });
}

async function answer(page: Page, option: string): Promise<void> {
  await page.locator('.option').filter({ hasText: option }).click();
  await page.locator('.option.recorded').waitFor();
}

async function settle(page: Page, quizId: string | undefined, step: string): Promise<void> {
  await page.goto(`${url}/admin/payouts?quiz=${quizId}`);
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await button(page, step).click();
  const sure = page.getByRole('dialog').getByRole('button', { name: step });
  if (step === 'Mark as paid') await sure.click();
  await page.getByText(/^Done: \d+\.$/).waitFor();
}
