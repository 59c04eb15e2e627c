import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, signIn, visit } from './visitor.ts';

/**
 * Runs through all tasks of an admin in Chromium on the platform at QUIZCAST_URL, using only the
 * portal, without API calls or test data. QUIZCAST_ADMIN_PASSWORD is the password of the first
 * admin.
 */
const url = process.env.QUIZCAST_URL ?? 'http://localhost:8080';
const email = process.env.QUIZCAST_ADMIN_EMAIL ?? 'admin@quizcast.local';
const password = process.env.QUIZCAST_ADMIN_PASSWORD ?? '';

/** Long, because on a busy machine a game may start late. */
const PATIENCE = { timeout: 180_000 };
const DESK = { viewport: { width: 1280, height: 900 } };
const unique = Date.now().toString(36);
const title = `Journey ${unique}`;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function portal(mail: string, secret: string): Promise<Page> {
  const { page } = await visit(browser, `${url}/admin/login`, DESK);
  page.setDefaultTimeout(30_000);
  await signIn(page, secret, mail);
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  return page;
}

/** A new user, signed up through the player's page. */
async function newcomer(name: string): Promise<{ page: Page; mail: string; secret: string }> {
  const { page } = await visit(browser, `${url}/register`, { locale: 'en-GB' });
  page.setDefaultTimeout(30_000);
  const player = `${name}_${unique}`;
  const mail = `${player}@example.org`;
  const secret = `steppe ${player} sky`;
  await page.getByLabel('Player name').fill(player);
  await page.getByLabel('E-mail').fill(mail);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  const next = page.getByRole('button', { name: /^(Next|Continue)/ });
  if (await next.count()) await next.click();
  await page.getByLabel('First name').fill(name);
  await page.getByLabel('Last name').fill('Player');
  await page.getByLabel('Date of birth').fill('1999-05-01');
  await page.getByLabel(/accept the terms/).check();
  await page.getByLabel(/agree/).check();
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/register'));
  return { page, mail, secret };
}

async function writeQuestion(page: Page, text: string, right: string, wrong: string) {
  await page.getByRole('button', { name: 'Add a question' }).first().click();
  await field(page, 'Text, Русский').fill(text);
  await field(page, 'Option A, Русский').fill(right);
  await field(page, 'Option B, Русский').fill(wrong);
  await button(page, 'Remove option D').click();
  await button(page, 'Remove option C').click();
  await page.getByText(/Saved at/).waitFor();
}

const kahoot = `,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,Time limit (sec),Correct answer(s)
1,Столица Монголии ${unique}?,Улан-Батор,Эрдэнэт,Дархан,Чойр,10,1
2,Сколько букв в казахском алфавите ${unique}?,42,33,40,45,10,E
3,,Хан-Тенгри,Талгар,Белуха,Победа,10,1
4,Год первого полёта человека ${unique}?,1961,1957,1969,1971,7,1
`;

it('an admin does everything in the portal', { timeout: 900_000 }, async () => {
  const admin = await portal(email, password);
  const second = await newcomer('second');
  const player = await newcomer('player');

  // The first admin makes a second one.
  await admin.goto(`${url}/admin/people`);
  await admin.getByPlaceholder('Name or e-mail, from its beginning').fill(`second_${unique}`);
  await admin.getByRole('button', { name: new RegExp(`second_${unique}`) }).click();
  await admin.getByRole('radiogroup', { name: 'Role' }).getByText('Admin', { exact: true }).click();
  await button(admin, 'Change the role').click();
  await admin.getByText('Done', { exact: true }).waitFor();

  // Written by hand.
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
  await button(admin, 'Import 4 questions').click();
  await admin.getByText('Imported: 4').waitFor();
  await admin.getByRole('link', { name: 'To the quiz' }).click();

  // Reordered and looked at.
  await admin.getByRole('button', { name: /полёта/ }).press('Alt+ArrowUp');
  await admin.getByText(/Saved at/).waitFor();
  await admin
    .getByRole('region', { name: /^Preview/ })
    .getByText(/полёта/)
    .waitFor();

  // Rehearsed.
  await button(admin, 'Rehearsal').click();
  await admin.getByRole('textbox', { name: 'Number of bots' }).fill('5');
  await button(admin, 'Start the rehearsal').click();
  await admin.getByText('Rehearsal: bots play, there is no prize').waitFor();
  await admin.getByRole('status').getByText('Over', { exact: true }).waitFor(PATIENCE);

  // Scheduled.
  await admin.goto(`${url}/admin/quizzes/${quizId}`);
  await button(admin, 'Schedule').click();
  await admin.getByText('It was rehearsed').waitFor();
  await admin
    .getByRole('dialog')
    .getByRole('button', { name: /^Starts/ })
    .click();
  await button(admin, 'In 2 minutes').click();
  await admin.keyboard.press('Escape');
  await button(admin, 'Set this time').click();
  await admin.getByText('The start was changed').waitFor();

  // The game is played in another browser and controlled from the desk.
  await player.page.goto(`${url}/quiz/${quizId}/play`);
  await admin.goto(`${url}/admin/quizzes/${quizId}/live`);
  await admin.getByText(/Question 1 is open/).waitFor(PATIENCE);
  await answer(player.page, 'Две');
  await button(admin, 'Pause').click();
  await admin.getByText('Paused', { exact: true }).first().waitFor(PATIENCE);
  await button(admin, 'Go on').click();
  await admin.getByText(/Question 2 is open/).waitFor(PATIENCE);
  await answer(player.page, 'Из чая');
  await admin.getByText(/Question 2 closed/).waitFor(PATIENCE);
  await admin.keyboard.press('v');
  await admin.getByLabel('Reason, players read it').fill('Both are right');
  const hold = button(admin, 'Hold for 2 s to void');
  await hold.focus();
  await admin.keyboard.down('Enter');
  await admin.getByText(/Question 2 was voided/).waitFor(PATIENCE);
  await admin.keyboard.up('Enter');
  for (const right of ['Улан-Батор', '42', '1961', 'Хан-Тенгри']) {
    await answer(player.page, right);
  }
  await admin.getByRole('status').getByText('Over', { exact: true }).waitFor(PATIENCE);

  // Two admins settle the game; it is exported and found in the audit log.
  await settle(admin, quizId, 'Approve');
  const other = await portal(second.mail, second.secret);
  await settle(other, quizId, 'Mark as paid');
  await admin.goto(`${url}/admin/quizzes/${quizId}/results`);
  const exported = admin.waitForEvent('download');
  await admin.getByRole('link', { name: 'CSV' }).click();
  expect((await exported).suggestedFilename()).toContain(`quiz_${quizId}`);
  await admin.goto(`${url}/admin/audit?subject=quiz&id=${quizId}`);
  for (const step of [
    'Quiz created',
    'Questions added',
    'Questions reordered',
    'Rehearsal',
    'Start changed',
    'payout approved',
    'payout paid',
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

  // Without the admin role nothing is shown, and every route refuses.
  await player.page.goto(`${url}/admin/payouts`);
  await player.page.getByRole('heading', { level: 1, name: /administrators only/ }).waitFor();
});

async function answer(page: Page, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(option) }).click(PATIENCE);
}

async function settle(page: Page, quizId: string | undefined, step: string): Promise<void> {
  await page.goto(`${url}/admin/payouts?quiz=${quizId}`);
  await page.getByRole('checkbox', { name: 'Select all shown' }).check(PATIENCE);
  await button(page, step).click();
  const sure = page.getByRole('dialog').getByRole('button', { name: step });
  if (step === 'Mark as paid') await sure.click();
  await page.getByText('Done: 1.').waitFor();
}
