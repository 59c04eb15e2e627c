import { expect, it } from 'vitest';
import { enterAt, page, suite, tabTo, visitAs } from './stage.ts';
import { examine } from './visitor.ts';

async function signedIn(path: string, role: 'player' | 'admin' = 'admin'): Promise<void> {
  await visitAs(role, path, { viewport: { width: 1280, height: 900 } });
}

const heading = (text: string) => page.getByRole('heading', { level: 1, name: text });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
const saved = () => page.getByText(/Saved at/).waitFor();
const asked = (route: string) => suite.requests.filter((request) => request === route).length;

async function writeFirstQuestion(): Promise<void> {
  await page.getByRole('button', { name: 'Add a question' }).first().click();
  await field('Text, Русский').fill('Which peak is the highest?');
  await field('Option A, Русский').fill('Talgar');
  await page.getByText('Not saved yet: complete the question').waitFor();
  await field('Option B, Русский').fill('Khan Tengri');
  await button('Remove option D').click();
  await button('Remove option C').click();
  await button('Option B is right').click();
  await saved();
}

it('an admin creates a quiz, its questions are saved automatically, and it is cancelled', async () => {
  await signedIn('/admin');
  await heading('Overview').waitFor();
  await page.getByRole('link', { name: 'Quizzes', exact: true }).click();
  await page.getByRole('link', { name: 'Steppe and sky', exact: true }).waitFor();
  await page.getByRole('link', { name: 'New quiz' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Mo');
  await button('Create quiz').click();
  await page.getByText('3 to 100 characters').waitFor();
  expect(asked('POST /api/quizzes')).toBe(0);
  await page.getByRole('textbox', { name: 'Title' }).fill('Mountains');
  await page.getByRole('textbox', { name: 'Prize fund' }).fill('250000');
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await button('Create quiz').click();
  await heading('Mountains').waitFor();

  await writeFirstQuestion();
  const [first] = suite.authoring.questionsOf(101);
  expect(first).toMatchObject({
    texts: { ru: { text: 'Which peak is the highest?', options: ['Talgar', 'Khan Tengri'] } },
    correct_option: 1,
  });

  // The form of the new question is there at once, even before the URL names it.
  const shown = await button('Duplicate the question').evaluate(async (duplicate) => {
    (duplicate as HTMLElement).click();
    await undefined;
    return document.querySelector('main')?.innerText;
  });
  expect(shown).toContain('Question 2');
  await field('Text, Русский').fill('Which peak is the second?');
  await expect.poll(() => suite.authoring.questionsOf(101).length).toBe(2);
  await page.getByRole('button', { name: /Which peak is the second/ }).press('Alt+ArrowUp');
  await expect
    .poll(() => suite.authoring.questionsOf(101).map(({ texts }) => texts.ru?.text))
    .toEqual(['Which peak is the second?', 'Which peak is the highest?']);

  await button('Delete the question').click();
  await expect.poll(() => suite.authoring.questionsOf(101).length).toBe(1);
  await button('Undo').last().click();
  await expect.poll(() => suite.authoring.questionsOf(101).length).toBe(2);
  await button('Delete the question').click();
  await expect.poll(() => suite.authoring.questionsOf(101).length).toBe(1);
  await saved();

  await button('Schedule').click();
  await page.getByText('No kk translation for questions 1').waitFor();
  await page.getByText('About 700 reach the end').waitFor();
  await examine(page, 'admin-schedule');
  await button('Set this time').click();
  await page.getByText('The start was changed').waitFor();
  expect(asked('PUT /api/quizzes/101/schedule')).toBe(1);

  await button('Actions').click();
  await page.getByRole('menuitem', { name: 'Cancel the quiz' }).click();
  await button('Cancel the quiz').click();
  await page.getByText('cancelled', { exact: true }).waitFor();
  await page.getByText('This quiz is no longer scheduled').waitFor();
});

it('the history of a quiz says what was changed, from what to what', async () => {
  await signedIn('/admin/quizzes/12');
  await button('Settings').click();
  const history = page.getByRole('region', { name: 'History of versions' });
  await history.getByText('version 4').waitFor();
  await history.getByText('Question 1: Right option').waitFor();
  await history.getByRole('deletion').filter({ hasText: 'Talgar' }).waitFor();
  await history.getByRole('insertion').filter({ hasText: 'Khan Tengri' }).waitFor();
  await history.getByText('administrator no. 2').waitFor();
  await examine(page, 'admin-versions');
});

it('another admin’s change is never overwritten without confirmation', async () => {
  await signedIn('/admin/quizzes/12');
  await writeFirstQuestion();
  suite.authoring.touchBehind(12);
  await field('Text, Қазақша').fill('Қай шың ең биік?');
  await page.getByRole('dialog').getByText('Somebody else changed this quiz').waitFor();
  await page.getByText(/^(administrator no. 1|you), /).waitFor();
  await examine(page, 'admin-conflict');
  expect(suite.authoring.questionsOf(12)[0]?.texts.kk).toBeUndefined();
  await button('Keep mine').click();
  await saved();
  expect(suite.authoring.questionsOf(12)[0]?.texts.kk?.text).toBe('Қай шың ең биік?');

  suite.authoring.touchBehind(12);
  await field('Text, Қазақша').fill('Басқа мәтін');
  await button('Take their version').click();
  await expect.poll(() => field('Text, Қазақша').inputValue()).toBe('Қай шың ең биік?');
});

it('a quiz is written, moved, undone and scheduled with the keyboard alone', {
  // The test presses Tab hundreds of times.
  timeout: 120_000,
}, async () => {
  await signedIn('/admin/quizzes/12');
  await heading('Steppe and sky').waitFor();
  await enterAt(page.getByRole('button', { name: 'Add a question' }).first());
  await tabTo(field('Text, Русский'));
  await page.keyboard.type('Where does the sun rise?');
  await tabTo(field('Option A, Русский'));
  await page.keyboard.type('East');
  await tabTo(field('Option B, Русский'));
  await page.keyboard.type('West');
  for (const letter of ['D', 'C']) await enterAt(button(`Remove option ${letter}`));
  await saved();
  expect(suite.authoring.questionsOf(12)[0]?.texts.ru?.options).toEqual(['East', 'West']);
  await enterAt(button('Duplicate the question'));
  await expect.poll(() => suite.authoring.questionsOf(12).length).toBe(2);
  const ids = () => suite.authoring.questionsOf(12).map(({ id }) => id);
  const before = ids();
  await tabTo(button('Reorder question 2'));
  await page.keyboard.press('Space');
  await page.getByText('Question 2 is now in place 2').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowUp');
  await page.getByText('Question 2 is now in place 1').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await expect.poll(ids).toEqual([...before].reverse());
  await enterAt(button('Undo'));
  await expect.poll(ids).toEqual(before);

  await enterAt(button('Schedule'));
  await page.getByRole('dialog').getByText('Checklist').first().waitFor();
  await enterAt(button('Set this time'));
  await page.getByText('The start was changed').waitFor();
  await enterAt(button('Actions'));
  await page.getByRole('menuitem', { name: 'Cancel the quiz' }).waitFor();
  await page.keyboard.press('Escape');
  await enterAt(button('Settings'));
  await page.getByRole('dialog').getByLabel('Title').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

const kahoot = `,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,Time limit (sec),Correct answer(s)
1,Столица Монголии?,Улан-Батор,Эрдэнэт,Дархан,Чойр,10,1
2,Сколько букв в казахском алфавите?,33,40,42,45,10,E
3,,Хан-Тенгри,Талгар,Белуха,Победа,10,1
4,Год первого полёта человека?,1957,1961,1969,1971,4,2
`;

const file = { name: 'kahoot.csv', mimeType: 'text/csv', buffer: Buffer.from(kahoot) };

it('a file with three errors is corrected in its cells, imported, and the import undone', async () => {
  await signedIn('/admin/questions/import');
  await page.getByText('Drop a file here').waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('with errors').waitFor();
  await page.getByRole('button', { name: /E: must be the number/ }).waitFor();
  await examine(page, 'admin-import-mistakes');
  expect(suite.portal.imported).toEqual([]);

  await page.getByRole('button', { name: /E: must be the number/ }).click();
  await button('Option C').click();
  await page.getByRole('button', { name: /Question.*must not be blank/ }).click();
  await page.keyboard.type('Какая гора выше всех?');
  await page.keyboard.press('Tab');
  // Tab has opened the cell with the next error.
  await page.keyboard.press('Control+A');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await button('Check again').click();
  await button('Import 4 questions').click();
  await page.getByText('Imported: 4').waitFor();
  await examine(page, 'admin-imported');
  expect(suite.portal.imported[0]).toContain('Какая гора выше всех?');
  await button('Undo the import').click();
  await page.getByText('The import was undone, deleted: 4').waitFor();
  expect(asked('DELETE /api/admin/question-pool/imports/31')).toBe(1);
});

it('valid questions are imported, and invalid ones are offered as a file', async () => {
  await signedIn('/admin/questions/import');
  await page.getByText('Drop a file here').waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel(/Skip the 3 not mended/).check();
  const skipped = page.waitForEvent('download');
  await button('Import 1 question').click();
  expect((await skipped).suggestedFilename()).toBe('skipped-kahoot.csv');
  await page.getByText('Imported: 1').waitFor();
  expect(suite.portal.imported[0]).toContain('Монголии');
  expect(suite.portal.imported[0]).not.toContain('алфавите');
});

it('a bank of a hundred thousand is scrolled, filtered and changed in bulk', async () => {
  suite.portal.poolSize = 100_000;
  await signedIn('/admin/questions');
  const rows = page.getByRole('table').getByRole('row');
  await rows.nth(3).waitFor();
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('100001');
  expect(await rows.count()).toBeLessThan(60);
  await page.getByRole('group', { name: 'Question bank' }).evaluate((scroll) => {
    scroll.scrollTop = 44 * 50_000;
  });
  await page
    .getByRole('button', { name: /\(50010\)|strings|kumis/ })
    .first()
    .waitFor();
  await expect
    .poll(() => suite.requests.filter((one) => one.includes('question-pool')).length)
    .toBeLessThan(12);

  await page.getByRole('button', { name: 'Difficulty 5 of 5' }).first().click();
  await expect.poll(() => new URL(page.url()).searchParams.get('difficulty')).toBe('5');
  await page.getByPlaceholder('Search the questions').fill('нет такого');
  await page.getByText('Nothing matches the filter').waitFor();
  await examine(page, 'admin-bank-empty');
  await button('Clear filters').last().click();

  const boxes = page.getByRole('table').getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await examine(page, 'admin-bank-selected');
  await button('Difficulty').last().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Difficulty: 4' }).click();
  await page.getByText('Changed: 2').waitFor();
  expect(suite.portal.changed).toEqual([
    ['POST /api/admin/question-pool/bulk', { ids: [1, 2], action: 'edit', difficulty: 4 }],
  ]);
});

it('questions of the bank are archived, brought back and found by what they need', async () => {
  await signedIn('/admin/questions');
  const boxes = page.getByRole('table').getByRole('checkbox');
  for (const row of [0, 1, 2]) await boxes.nth(row).check();
  await button('Archive').click();
  await page.getByText('Changed: 2').waitFor();
  await page.getByText('Not changed: 1. A scheduled quiz has reserved it.').waitFor();
  await button('Undo').click();
  await expect
    .poll(() => suite.portal.changed)
    .toEqual([
      ['POST /api/admin/question-pool/bulk', { ids: [1, 2, 3], action: 'archive' }],
      ['POST /api/admin/question-pool/bulk', { ids: [1, 2, 3], action: 'restore' }],
    ]);

  await page.getByRole('combobox', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'Archived' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('archived')).toBe('true');
  await boxes.nth(0).check();
  await button('More…').click();
  await button('Restore from the archive').waitFor();
  await examine(page, 'admin-bank-archived');
  await page.getByRole('menuitem', { name: 'Category' }).click();
  await page.getByRole('dialog').getByLabel('Category').fill('history');
  await button('Apply').click();
  await expect
    .poll(() => suite.portal.changed.at(-1))
    .toEqual([
      'POST /api/admin/question-pool/bulk',
      { ids: [1], action: 'edit', category: 'history' },
    ]);

  await page.getByRole('combobox', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'Duplicates' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('duplicates')).toBe('true');
  expect(new URL(page.url()).searchParams.get('archived')).toBeNull();
});

it('only admins get in', async () => {
  await signedIn('/admin', 'player');
  await heading('needs a role').waitFor();
  await examine(page, 'admin-refused');
});
