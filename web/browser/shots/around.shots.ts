import type { Page } from 'playwright-core';
import type { MockSuite } from '../mock/suite.ts';
import { quiz } from '../recording.ts';
import { type Shot, shoot } from './shoot.ts';

/**
 * Takes pictures of every screen outside the game. They have the numbers of the design pictures,
 * where there are any.
 */
const in15Minutes = (suite: MockSuite) => {
  const scheduled_time = new Date(Date.now() + 872_000).toISOString();
  suite.quiz = {
    ...quiz,
    scheduled_time,
    question_count: 10,
    prize_fund: 5_000_000,
  };
  suite.players.others = 6218;
  suite.people.verified = true;
};
const finished = (suite: MockSuite) => {
  suite.quiz = { ...quiz, status: 'completed' };
  suite.people.verified = true;
};
const verified = (suite: MockSuite) => {
  suite.people.verified = true;
};
const heading = (page: Page) => page.locator('h1').first().waitFor();

const shots: readonly Shot[] = [
  { name: '01-home', path: '/', as: 'player', before: in15Minutes, act: heading },
  { name: '01-home-guest', path: '/', before: in15Minutes, act: heading },
  {
    name: '01-home-running',
    path: '/',
    before: (suite) => {
      suite.quiz = { ...quiz, status: 'in_progress' };
    },
    act: heading,
  },
  {
    name: '01-home-days-away',
    path: '/',
    before: (suite) => {
      in15Minutes(suite);
      const scheduled_time = new Date(Date.now() + 3 * 86_400_000 + 7_300_000).toISOString();
      suite.quiz = { ...suite.quiz, scheduled_time, title: 'О'.repeat(50) };
    },
    act: heading,
  },
  {
    name: '01-home-none',
    path: '/',
    before: (suite) => {
      suite.quiz = { ...quiz, status: 'completed' };
    },
    act: heading,
  },
  {
    name: '01-home-failed',
    path: '/',
    before: (suite) => {
      suite.failing = /scheduled/;
    },
    act: (page) => page.getByRole('alert').waitFor({ timeout: 20_000 }),
  },
  { name: 'quiz', path: '/quiz/12', before: in15Minutes, act: heading },
  { name: 'quiz-missing', path: '/quiz/99', act: heading },
  {
    name: 'terms-changed',
    path: '/',
    as: 'player',
    before: (suite) => {
      in15Minutes(suite);
      suite.people.terms.inForce = '2.0';
    },
    act: (page) =>
      page
        .getByRole('region')
        .filter({ has: page.locator('a[href="/terms"]') })
        .first()
        .waitFor(),
  },
  { name: 'sign-in', path: '/login', act: heading },
  {
    name: '11-sign-up',
    path: '/register',
    before: (suite) => {
      suite.people.googleClient = 'our-client';
    },
    act: async (page) => {
      await heading(page);
      await page.locator('input[name=username]').fill('aigerim_n');
      await page.locator('input[name=email]').fill('aigerim@example.com');
      await page.locator('input[name=password]').fill('correct horse');
    },
  },
  {
    name: '11-sign-up-errors',
    path: '/register',
    act: async (page) => {
      await heading(page);
      await page.locator('input[name=email]').fill('aigerim@example');
      await page.locator('button[type=submit]').click();
      await page.locator('.error').first().waitFor();
    },
  },
  {
    name: '11-sign-up-person',
    path: '/register',
    act: async (page) => {
      await heading(page);
      await page.locator('input[name=username]').fill('aigerim_n');
      await page.locator('input[name=email]').fill('aigerim@example.com');
      await page.locator('input[name=password]').fill('correct horse');
      await page.locator('button[type=submit]').click();
      await page.locator('input[name=first_name]').fill('Айгерім');
      await page.locator('input[name=last_name]').fill('Нұрланова');
      await page.locator('input[autocomplete=bday-day]').fill('14');
      await page.locator('input[autocomplete=bday-month]').fill('05');
      await page.locator('input[autocomplete=bday-year]').fill('1999');
    },
  },
  { name: 'verify-email', path: '/verify-email', as: 'player', act: heading },
  { name: 'google-refused', path: '/auth/google/callback?code=c&state=s', act: heading },
  { name: 'forgot-password', path: '/forgot-password', act: heading },
  { name: 'reset-password', path: `/reset-password#${'ab'.repeat(32)}`, act: heading },
  { name: '10-profile', path: '/profile', as: 'player', before: verified, act: rows },
  {
    name: '10-profile-new',
    path: '/profile',
    as: 'player',
    before: (suite) => {
      suite.players.games = 0;
    },
    act: heading,
  },
  { name: 'history', path: '/history', as: 'player', before: verified, act: rows },
  {
    name: 'history-none',
    path: '/history',
    as: 'player',
    before: (suite) => {
      suite.players.games = 0;
    },
    act: heading,
  },
  {
    name: 'history-failed',
    path: '/history',
    as: 'player',
    before: (suite) => {
      suite.failing = /me\/results/;
    },
    act: (page) => page.getByRole('alert').waitFor({ timeout: 20_000 }),
  },
  { name: 'prizes', path: '/prizes', as: 'player', before: verified, act: heading },
  { name: 'leaderboard', path: '/leaderboard', as: 'player', act: rows },
  { name: 'settings', path: '/settings', as: 'player', before: verified, act: rows },
  {
    name: 'settings-google',
    path: '/settings',
    as: 'player',
    before: (suite) => {
      verified(suite);
      suite.people.googleClient = 'our-client';
    },
    act: rows,
  },
  { name: 'settings-details', path: '/settings/details', as: 'player', act: heading },
  { name: 'settings-sessions', path: '/settings/sessions', as: 'player', act: rows },
  {
    name: 'settings-sessions-ask',
    path: '/settings/sessions',
    as: 'player',
    act: async (page) => {
      await rows(page);
      await page.locator('main li button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'settings-password', path: '/settings/password', as: 'player', act: heading },
  { name: 'settings-notifications', path: '/settings/notifications', as: 'player', act: heading },
  { name: 'settings-delete', path: '/settings/delete', as: 'player', act: heading },
  { name: 'two-factor', path: '/two-factor', as: 'player', act: heading },
  {
    name: 'two-factor-secret',
    path: '/two-factor',
    as: 'player',
    act: async (page) => {
      await page.locator('input[name=password]').fill('correct horse');
      await page.locator('form button[type=submit]').click();
      await page.locator('input[name=code]').waitFor();
    },
  },
  { name: '09-results', path: '/quiz/12/results', as: 'player', before: finished, act: heading },
  { name: '09-results-guest', path: '/quiz/12/results', before: finished, act: heading },
  { name: '09-review', path: '/quiz/12/review', as: 'player', before: finished, act: heading },
  { name: 'verify', path: '/quiz/7/verify', as: 'player', act: rows },
  {
    name: 'verify-tampered',
    path: '/quiz/7/verify',
    as: 'player',
    before: ({ players }) => {
      const [first, second, ...more] = players.proof.questions;
      if (first && second) {
        players.proof = {
          ...players.proof,
          questions: [first, { ...second, right_option: 1 }, ...more],
        };
      }
    },
    act: rows,
  },
  { name: 'terms', path: '/terms', act: heading },
  { name: 'privacy', path: '/privacy', act: heading },
  { name: 'official-rules', path: '/official-rules', act: heading },
  { name: 'account-deletion', path: '/account-deletion', act: heading },
  { name: 'missing', path: '/nowhere', act: heading },
];

shoot(shots);

async function rows(page: Page): Promise<void> {
  await page.locator('main li').first().waitFor();
}
