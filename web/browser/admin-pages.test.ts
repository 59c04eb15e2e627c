import { expect, it } from 'vitest';
import { page, suite, visitAs, visitPath } from './stage.ts';
import { examine, signIn } from './visitor.ts';

const pages = [
  ['/admin', 'Overview'],
  ['/admin/quizzes', 'Quizzes'],
  ['/admin/quizzes/new', 'New quiz'],
  ['/admin/quizzes/12', 'Steppe and sky'],
  ['/admin/quizzes/12/statistics', 'Steppe and sky'],
  ['/admin/quizzes/12/results', 'Results'],
  ['/admin/quizzes/12/suspicions', 'Suspicious players'],
  ['/admin/quizzes/12/live', 'Steppe and sky'],
  ['/admin/questions', 'Question bank'],
  ['/admin/questions/import', 'Import questions'],
  ['/admin/live', 'Live'],
  ['/admin/statistics', 'Statistics'],
  ['/admin/payouts?quiz=12', 'Payouts'],
  ['/admin/disputes', 'Disputes'],
  ['/admin/ads', 'Ads'],
  ['/admin/people?id=4', 'People'],
  ['/admin/people/bans', 'Bans'],
  ['/admin/people/deletions', 'Deletions'],
  ['/admin/audit', 'Audit log'],
  ['/admin/monitoring', 'Connections'],
  ['/admin/account', 'My account'],
] as const;

const screens = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

const nameOf = (path: string) => path.replaceAll(/\W+/g, '-');

it('every page is accessible on a desktop and on a phone', { timeout: 240_000 }, async () => {
  await visitAs('admin', '/admin/login', { viewport: screens[0] });
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  for (const [path, title] of pages) {
    await page.setViewportSize(screens[0]);
    await page.goto(suite.url + path);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.waitForLoadState('networkidle');
    for (const screen of screens) {
      await page.setViewportSize(screen);
      await examine(page, `${nameOf(path)}-${screen.width}`);
    }
  }
});

it('the page reports a service that is down, and retries on a press', async () => {
  suite.portal.broken = /admin\/(audit|users)/;
  await visitAs('admin', '/admin/audit', { viewport: { width: 1280, height: 800 } });
  const alert = page.getByRole('alert').filter({ hasText: 'The service does not respond' });
  await alert.waitFor({ timeout: 20_000 });
  await examine(page, 'admin-down');
  suite.portal.broken = undefined;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('row', { name: /Player banned/ }).waitFor();
});

it('the portal says that the account cannot be read, and retries on a press', async () => {
  suite.failing = /GET \/api\/users\/me$/;
  await visitPath('/admin', { viewport: { width: 1280, height: 800 } });
  const heading = page.getByRole('heading', { level: 1, name: 'The portal cannot be loaded' });
  await heading.waitFor({ timeout: 20_000 });
  await page.getByText('The service does not respond').waitFor();
  await examine(page, 'admin-not-loaded');
  suite.failing = undefined;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByLabel('E-mail').waitFor();
});

it('a part the user may not see says who can grant access', async () => {
  suite.portal.broken = /admin\/audit/;
  suite.portal.brokenStatus = 403;
  await visitAs('admin', '/admin/audit', { viewport: { width: 1280, height: 800 } });
  await page.getByText('This part needs another role').waitFor();
  await examine(page, 'admin-no-right');
});

it('somebody of finance sees and asks for nothing but what is theirs', async () => {
  suite.granted = [
    'statistics',
    'game_log',
    'suspicions',
    'payouts',
    'disputes',
    'fund',
    'exports',
  ];
  await visitPath('/admin/login', { viewport: { width: 1280, height: 800 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await signIn(page, 'correct horse', 'admin@example.org');
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  const parts = page.getByRole('navigation', { name: 'Parts of the portal' }).getByRole('link');
  await parts.filter({ hasText: 'Payouts' }).waitFor();
  expect(await parts.allTextContents()).toEqual([
    'Overview',
    'Statistics',
    expect.stringContaining('Payouts'),
    expect.stringContaining('Disputes'),
  ]);
  expect(await page.getByRole('link', { name: 'New quiz' }).count()).toBe(0);
  await page.waitForLoadState('networkidle');
  await examine(page, 'admin-finance');
  await page.goto(`${suite.url}/admin/statistics`);
  await page.getByRole('heading', { level: 1, name: 'Statistics' }).waitFor();
  expect(await page.getByRole('button', { name: /again/ }).count()).toBe(0);
  for (const path of ['people', 'audit', 'questions', 'quizzes/new', 'quizzes/12/live']) {
    await page.goto(`${suite.url}/admin/${path}`);
    await page.getByText('This part needs another role').waitFor();
  }
  const others =
    /^\/api\/(admin\/(users|audit|question-pool|ws|ads|bans|deletions)|quizzes\/\d+\/questions)/;
  expect(asked.filter((path) => others.test(path))).toEqual([]);
});

it('roles are given and taken on the page of a person', async () => {
  await visitAs('admin', '/admin/people?id=4', { viewport: { width: 1280, height: 800 } });
  await page.getByRole('checkbox', { name: 'Editor' }).check();
  await page.getByRole('checkbox', { name: 'Host' }).check();
  await page.getByRole('button', { name: 'Change the roles' }).click();
  const sent = page.waitForRequest((request) => request.url().endsWith('/users/4/role'));
  await page.getByRole('dialog').getByText('Editor, Host').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Change the roles' }).click();
  expect((await sent).postDataJSON()).toEqual({ role: 'user', portal_roles: ['editor', 'host'] });
});

it('a person who is opened before the search has begun stays open', async () => {
  await visitAs('admin', '/admin/people', { viewport: { width: 1280, height: 800 } });
  const person = page.getByRole('button', { name: /dasha_kim/ }).first();
  await person.waitFor();
  await page.getByPlaceholder('Name or e-mail, from its beginning').fill('dasha');
  await person.click();
  await page.waitForURL(/search=dasha/);
  await page.getByRole('heading', { level: 2, name: /dasha_kim/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('id')).not.toBeNull();
});

it('the audit log is filtered by what was done, by whom and when', async () => {
  await visitAs('admin', '/admin/audit?action=ban&from=2026-01-02', {
    viewport: { width: 1280, height: 800 },
  });
  await page.getByRole('row', { name: /Player banned/ }).waitFor();
  const asked = page.waitForRequest((request) => request.url().includes('actor_id=1'));
  await page.getByLabel('By no.').fill('1');
  const { searchParams } = new URL((await asked).url());
  expect(searchParams.get('action')).toBe('ban');
  expect(Date.parse(searchParams.get('from') ?? '')).toBe(
    new Date('2026-01-02T00:00:00').getTime(),
  );
  expect(new URL(page.url()).search).toContain('actor=1');
});

it('the audit log shows who changed whose roles', async () => {
  await visitAs('admin', '/admin/audit', { viewport: { width: 1280, height: 800 } });
  await page.getByRole('row', { name: /Player banned/ }).waitFor();
  await page.getByRole('radiogroup', { name: 'Log' }).getByText('Accounts and roles').click();
  await page.getByRole('row', { name: /Roles changed.*user host/ }).waitFor();
  await examine(page, 'admin-audit-accounts');
  expect(new URL(page.url()).searchParams.get('log')).toBe('accounts');
});

it('the palette opens a part and a quiz', async () => {
  await visitAs('admin', '/admin/audit', { viewport: { width: 1280, height: 800 } });
  await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Part, quiz or action').fill('Steppe');
  await page.getByRole('button', { name: 'Steppe and sky' }).waitFor();
  await examine(page, 'admin-palette');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Steppe and sky' }).waitFor();
});

it('a user is suspended only after confirmation, and reinstated', async () => {
  await visitAs('admin', '/admin/people?id=4', { viewport: { width: 1280, height: 800 } });
  await page.getByText('Suspended since').waitFor();
  await page.getByRole('button', { name: 'Reinstate now' }).click();
  await expect.poll(() => suite.portal.changed.length).toBe(1);
  await page
    .getByRole('button', { name: /aigerim/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  await examine(page, 'admin-suspend');
  await page.getByRole('dialog').getByRole('button', { name: 'Do not' }).click();
  expect(suite.portal.changed.length).toBe(1);
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await expect.poll(() => suite.portal.changed.length).toBe(2);
  expect(suite.portal.changed.map(([route]) => route)).toEqual([
    'POST /api/admin/users/4/reinstate',
    'POST /api/admin/users/7/suspend',
  ]);
});
