import { describe, expect, it } from 'vitest';
import { Refusal } from './mock/authoring.ts';
import { page, suite, visitPath } from './stage.ts';
import { examine } from './visitor.ts';

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const asked = (request: string) => suite.requests.filter((one) => one === request).length;
const told = (text: string) => page.getByText(text).first().waitFor();

describe('signing up', () => {
  const firstStep = async () => {
    await visitPath('/register');
    await page.getByLabel('Player name').fill('aruzhan');
    await page.getByLabel('E-mail').fill('aruzhan@example.org');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await button('Next').click();
    await heading('Who gets the prize').waitFor();
  };
  const secondStep = async () => {
    await page.getByLabel('First name').fill('Aruzhan');
    await page.getByLabel('Last name').fill('B.');
    await page.getByRole('textbox', { name: 'Day' }).fill('1');
    await page.getByRole('textbox', { name: 'Month' }).fill('5');
    await page.getByRole('textbox', { name: 'Year' }).fill('1999');
    await page.getByLabel('I accept the terms').check();
    await page.getByLabel('I agree').check();
    await button('Create account').click();
  };

  it('shows errors at their fields', async () => {
    await visitPath('/register');
    await page.getByLabel('E-mail').fill('aruzhan@example');
    await button('Next').click();
    await told('3 to 50 characters');
    await told('Check the address');
    await told('At least 8 characters');
    expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
    await examine(page, 'sign-up-errors');
    expect(asked('POST /api/auth/register')).toBe(0);
  });

  it('refuses minors', async () => {
    await firstStep();
    await page.getByRole('textbox', { name: 'Day' }).fill('1');
    await page.getByRole('textbox', { name: 'Month' }).fill('5');
    await page.getByRole('textbox', { name: 'Year' }).fill(String(new Date().getFullYear() - 17));
    await page.getByRole('textbox', { name: 'Year' }).press('Tab');
    await told('You must be at least 18 to play');
  });

  it('returns to a name that is taken and keeps everything that was typed', async () => {
    await firstStep();
    suite.people.signUpRefusal = new Refusal(409, 'conflict');
    await secondStep();
    await told('This e-mail or player name is already taken.');
    expect(await page.getByLabel('Player name').inputValue()).toBe('aruzhan');
    await page.getByLabel('Player name').fill('aruzhan_b');
    await button('Next').click();
    await button('Create account').click();
    await heading('Confirm your e-mail').waitFor();
    expect(suite.people.signedUp).toEqual({
      username: 'aruzhan_b',
      email: 'aruzhan@example.org',
      password: 'correct horse',
      first_name: 'Aruzhan',
      last_name: 'B.',
      birth_date: '1999-05-01',
      gender: 'prefer_not_to_say',
      tos_accepted: true,
      privacy_accepted: true,
      marketing_opt_in: false,
    });
  });

  it('shows the server’s refusal at the field it names', async () => {
    await firstStep();
    suite.people.signUpRefusal = new Refusal(400, 'validation_error', 'Some fields are not right', {
      details: 'last_name: must be 1 to 100 visible characters',
    });
    await secondStep();
    await told('The server did not accept this field');
    expect(await page.getByLabel('Last name').getAttribute('aria-invalid')).toBe('true');
  });
});
