import { expect, it } from 'vitest';
import { page, suite, visitAs } from './stage.ts';
import { examine, PHONE } from './visitor.ts';

const DESK = { viewport: { width: 1280, height: 900 } };

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const item = (name: string | RegExp) => page.getByRole('menuitem', { name });
const dialog = () => page.getByRole('dialog').last();

async function signedInAt(path: string, look = DESK): Promise<void> {
  await visitAs('admin', path, look);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Runs the accessibility check on what has opened, and closes it with Escape. */
async function examineAndClose(name: string): Promise<void> {
  await examine(page, `admin-opened-${name}`);
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.locator(':is([role=menu], [role=dialog], [role=listbox]):visible').count())
    .toBe(0);
}

it('one’s own menu changes the language, and is accessible in all of them', async () => {
  await signedInAt('/admin');
  const own = page.getByRole('button', { name: /admin/ }).last();
  for (const [language, title] of [
    ['Қазақша', 'Шолу'],
    ['Русский', 'Обзор'],
    ['English', 'Overview'],
  ] as const) {
    await own.click();
    await page.getByRole('menu').waitFor();
    await examine(page, `admin-opened-own-menu-${title}`);
    await page.getByRole('menuitem', { name: language }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await expect.poll(() => page.getByRole('menu').count()).toBe(0);
  }
});

it('the menu of a phone is accessible, also with one’s own menu above it', async () => {
  await signedInAt('/admin', { viewport: PHONE });
  await button('Open the menu').click();
  await dialog().getByRole('link', { name: 'Quizzes' }).waitFor();
  await examine(page, 'admin-opened-drawer');
  await dialog().getByRole('button', { name: /admin/ }).click();
  await page.getByRole('menuitem', { name: 'English' }).waitFor();
  await examine(page, 'admin-opened-drawer-own-menu');
});

it('the menus and dialogs of the question bank are accessible', { timeout: 120_000 }, async () => {
  await signedInAt('/admin/questions');
  await button('Columns').click();
  await page.getByRole('menu').waitFor();
  await examineAndClose('columns');
  await button('Actions').click();
  await item('Make all free again').click();
  await dialog().getByText('Every used question').waitFor();
  await examineAndClose('reset');
  await page.getByRole('combobox', { name: 'Difficulty' }).click();
  await page.getByRole('option').first().waitFor();
  await examineAndClose('difficulty');
  await button('New question').click();
  await dialog().getByRole('heading', { name: 'New question of the bank' }).waitFor();
  await examineAndClose('new-question');
  await page.getByRole('table').getByRole('checkbox').nth(1).check();
  for (const [name, opened] of [
    ['Tag', 'Tag'],
    ['Difficulty', 'Difficulty'],
    ['Add to a quiz', 'Add to a quiz'],
  ] as const) {
    await button(name).last().click();
    await dialog().getByRole('heading', { name: opened }).waitFor();
    await examineAndClose(`bulk-${name}`);
  }
  await button('More…').click();
  await item('Delete').waitFor();
  await examine(page, 'admin-opened-bulk-more');
  await item('Delete').click();
  await dialog().getByText('the questions cannot be restored').waitFor();
  await examineAndClose('bulk-delete');
});

it('the menus and dialogs of the editor are accessible', { timeout: 120_000 }, async () => {
  await signedInAt('/admin/quizzes/12');
  await button('Actions').click();
  await item('Duplicate the quiz').waitFor();
  await examine(page, 'admin-opened-quiz-menu');
  await item('Duplicate the quiz').click();
  await dialog().getByRole('heading', { name: 'Duplicate the quiz' }).waitFor();
  await dialog().getByLabel('Start', { exact: true }).click();
  await button('In 2 minutes').waitFor();
  await examine(page, 'admin-opened-start');
  await page.keyboard.press('Escape');
  await examineAndClose('duplicate');
  await button('Rehearsal').click();
  await dialog().getByText('Bots play a private copy').waitFor();
  await examineAndClose('rehearsal');
  await page.getByRole('button', { name: 'Take from the bank' }).first().click();
  await dialog().getByPlaceholder('Search the bank').waitFor();
  await examineAndClose('from-bank');
  await page.getByRole('button', { name: 'Add a question' }).first().click();
  await button('New tag').click();
  await page.getByPlaceholder('New tag').waitFor();
  await examineAndClose('tag');
  await button('Actions').click();
  await item('Cancel the quiz').click();
  await dialog().getByText('Players are told at once').waitFor();
  await examineAndClose('cancel');
});

it('the dialogs of people, ads, payouts and the account are accessible', async () => {
  await signedInAt('/admin/people?id=7');
  await button('Reset the password').click();
  await dialog().getByRole('heading', { name: 'Reset the password' }).waitFor();
  await examineAndClose('password');
  await button('Reset the second factor').click();
  await dialog().getByText('Make sure that the request').waitFor();
  await examineAndClose('second-factor');

  await page.goto(`${suite.url}/admin/ads`);
  await button(/^Change /)
    .first()
    .click();
  await dialog().getByLabel('Title').waitFor();
  await examineAndClose('ad');

  await page.goto(`${suite.url}/admin/payouts?quiz=12`);
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await button('Hold…').click();
  await page.getByLabel('Reason, the player reads it').waitFor();
  await examine(page, 'admin-opened-hold');

  await page.goto(`${suite.url}/admin/account`);
  await button('End all').click();
  await dialog().getByText('signed out on every device').waitFor();
  await examineAndClose('end-all');

  await page.goto(`${suite.url}/admin/statistics`);
  await button('Recalculate players’ statistics').click();
  await dialog().getByText('This may take minutes').waitFor();
  await examineAndClose('recalculate');
});
