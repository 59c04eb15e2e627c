import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { OTPAUTH } from './mock/people.ts';
import { page, suite, visitAs, visitPath } from './stage.ts';
import { examine, signIn } from './visitor.ts';

async function signedInAt(path: string): Promise<void> {
  await visitAs('player', path);
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const refused = (text: string) => page.getByRole('alert').getByText(text).waitFor();
const told = (text: string) => page.getByRole('status').getByText(text).waitFor();
const born = async (day: string, month: string, year: string) => {
  await page.getByRole('textbox', { name: 'Day' }).fill(day);
  await page.getByRole('textbox', { name: 'Month' }).fill(month);
  await page.getByRole('textbox', { name: 'Year' }).fill(year);
};
const code = (value: string) => page.getByRole('textbox', { name: 'Code' }).fill(value);

describe('an address', () => {
  it('is confirmed with the code sent to it', async () => {
    await signedInAt('/verify-email');
    await heading('Confirm your e-mail').waitFor();
    await page.getByText('aruzhan@example.org').waitFor();
    await examine(page, 'verify-email');
    await button('Send a code').click();
    await page.getByRole('button', { name: /Another code in \d+ s/ }).waitFor();
    expect(suite.people.mailed).toBe(1);
    await code('654321');
    await button('Confirm').click();
    await refused('This code is wrong.');
    await code('123456');
    await button('Confirm').click();
    await told('Your e-mail is confirmed.');
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'Profile: aruzhan' }).click();
    await page.getByText('confirmed', { exact: true }).waitFor();
    await examine(page, 'profile');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('aruzhan@example.org, confirmed').waitFor();
    await examine(page, 'settings');
  });

  it('is confirmed while another code is being sent', async () => {
    await signedInAt('/verify-email');
    let release = () => {};
    const released = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/api/auth/verify-email/send', async (route) => {
      await released;
      await route.continue();
    });
    await button('Send a code').click();
    await code('123456');
    await button('Confirm').click();
    await told('Your e-mail is confirmed.');
    expect([suite.people.mailed, suite.people.verified]).toEqual([0, true]);
    release();
  });

  it('must be confirmed after signing up', async () => {
    await visitPath('/register?next=/quiz/12/play');
    await page.getByLabel('Player name').fill('aruzhan');
    await page.getByLabel('E-mail').fill('aruzhan@example.org');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await examine(page, 'sign-up');
    await button('Next').click();
    await heading('Who gets the prize').waitFor();
    await button('Create account').click();
    await page.getByText('Without this we cannot make an account').first().waitFor();
    await examine(page, 'sign-up-person');
    await page.getByLabel('First name').fill('Aruzhan');
    await page.getByLabel('Last name').fill('B.');
    await born('1', '5', '1999');
    await page.getByLabel('I accept the terms').check();
    await page.getByLabel('I agree').check();
    await button('Create account').click();
    await heading('Confirm your e-mail').waitFor();
    await page.getByRole('link', { name: 'Later' }).click();
    await heading('Steppe and sky').waitFor();
  });
});

describe('a profile', () => {
  it('is completed by a user who signed up without one', async () => {
    suite.people.profileComplete = false;
    await signedInAt('/settings/details');
    await page.getByText('Please complete your profile.').waitFor();
    await examine(page, 'profile-incomplete');
    await page.getByLabel('First name').fill('Aruzhan');
    await page.getByLabel('Last name').fill('B.');
    await born('1', '5', '1999');
    await page.getByRole('radio', { name: 'Female' }).check();
    await button('Save').click();
    await page.getByText('Please complete your profile.').waitFor({ state: 'detached' });
    expect(suite.people.person).toEqual({
      first_name: 'Aruzhan',
      last_name: 'B.',
      birth_date: '1999-05-01',
      gender: 'female',
    });
  });
});

describe('a forgotten password', () => {
  it('is replaced through a link that leaves no trace in the history', async () => {
    await visitPath('/login');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await heading('Forgotten password').waitFor();
    await examine(page, 'forgot-password');
    await page.getByLabel('E-mail').fill('aruzhan@example.org');
    await button('Send the mail').click();
    await told('If there is an account with this address, a mail is on its way.');

    await page.goto(`${suite.url}/reset-password#${'ab'.repeat(32)}`);
    await heading('Choose a new password').waitFor();
    await expect.poll(() => page.url()).toBe(`${suite.url}/reset-password`);
    await examine(page, 'reset-password');
    await page.getByLabel('Password', { exact: true }).fill('a better horse');
    await button('Choose a new password').click();
    await told('Your password is changed.');
    expect(suite.people.resets).toEqual([
      { token: 'ab'.repeat(32), new_password: 'a better horse' },
    ]);
  });

  it('is not replaced through a used or incomplete link', async () => {
    suite.people.resets.push({});
    await visitPath(`/reset-password#${'ab'.repeat(32)}`);
    await page.getByLabel('Password', { exact: true }).fill('a better horse');
    await button('Choose a new password').click();
    await refused('This link is no longer valid.');
    await page.goto(`${suite.url}/reset-password?again#abc`);
    await refused('This link is no longer valid.');
    expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0);
  });
});

describe('Google', () => {
  /** Plays the role of Google: sends the browser back with a code. */
  async function googleAnswers(answer: (state: string) => string): Promise<URL[]> {
    const asked: URL[] = [];
    await page.route('https://accounts.google.com/**', (route) => {
      const url = new URL(route.request().url());
      asked.push(url);
      const back = `${url.searchParams.get('redirect_uri')}?${answer(url.searchParams.get('state') ?? '')}`;
      return route.fulfill({ status: 302, headers: { Location: back } });
    });
    return asked;
  }

  it('signs in and returns to the page the visitor came from', async () => {
    suite.people.googleClient = 'our-client';
    await visitPath('/login?next=/quiz/12/play');
    const asked = await googleAnswers((state) => `code=g-code&state=${state}`);
    await button('Sign in with Google').waitFor();
    await examine(page, 'sign-in-google');
    await button('Sign in with Google').click();
    await heading('Steppe and sky').waitFor();
    const wish = Object.fromEntries(asked[0]?.searchParams ?? []);
    expect(wish).toMatchObject({
      client_id: 'our-client',
      redirect_uri: `${suite.url}/auth/google/callback`,
      response_type: 'code',
      code_challenge_method: 'S256',
    });
    const { code_verifier = '', ...sent } = suite.people.exchanged ?? {};
    expect(sent).toEqual({
      code: 'g-code',
      redirect_uri: `${suite.url}/auth/google/callback`,
      platform: 'web',
    });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code_verifier));
    expect(wish.code_challenge).toBe(Buffer.from(digest).toString('base64url'));
  });

  it('is rejected when this browser did not start the sign-in', async () => {
    suite.people.googleClient = 'our-client';
    await visitPath('/login');
    await googleAnswers(() => 'code=g-code&state=of-somebody-else');
    await button('Sign in with Google').click();
    await refused('Google did not confirm who you are.');
    await examine(page, 'google-refused');
    expect(suite.people.exchanged).toBeUndefined();
  });

  it('says what to do when the address has an account', async () => {
    suite.people.googleClient = 'our-client';
    suite.people.linkRequired = true;
    await visitPath('/login');
    await googleAnswers((state) => `code=g-code&state=${state}`);
    await button('Sign in with Google').click();
    await refused('There is already an account with this address.');
  });

  it('is linked to the account of the signed-in user', async () => {
    suite.people.googleClient = 'our-client';
    await visitAs('player', '/settings');
    await googleAnswers((state) => `code=g-code&state=${state}`);
    await button('Link').click();
    await page.getByText('Google is linked to your account').waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings');
    expect(suite.people.linked).toMatchObject({ code: 'g-code', platform: 'web' });
    expect(suite.people.exchanged).toBeUndefined();
  });

  it('with another address is not linked, and a link leads back', async () => {
    suite.people.googleClient = 'our-client';
    suite.people.linkRequired = true;
    await visitAs('player', '/settings');
    await googleAnswers((state) => `code=g-code&state=${state}`);
    await button('Link').click();
    await page.getByRole('alert').waitFor();
    await examine(page, 'google-not-linked');
    await page.getByRole('link', { name: 'Back' }).last().click();
    await heading('Settings').waitFor();
  });

  it('proves the owner of an account without a password before its deletion', async () => {
    suite.people.googleClient = 'our-client';
    await visitAs('player', '/settings/delete');
    const asked = await googleAnswers((state) => `code=g-code&state=${state}`);
    await button('Confirm with Google and delete').click();
    // Without the confirmation the browser is not redirected.
    expect(asked).toEqual([]);
    await page.getByLabel('I understand').check();
    await page.getByLabel('Why you leave').fill('Too late at night');
    await examine(page, 'deletion-google');
    await button('Confirm with Google and delete').click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    const [route, sent] = suite.players.changed.at(-1) ?? [];
    expect(route).toBe('DELETE /api/users/me');
    expect(sent).toMatchObject({ code: 'g-code', platform: 'web', reason: 'Too late at night' });
    expect(sent).not.toHaveProperty('password');
  });

  it('is not offered when it is switched off', async () => {
    await visitPath('/login');
    await button('Sign in').waitFor();
    await expect.poll(() => suite.requests.includes('GET /api/auth/google/client')).toBe(true);
    expect(await button('Sign in with Google').count()).toBe(0);
  });
});

describe('a second factor', () => {
  /** The modules of the QR code on the screen. Each one is sampled in its middle. */
  const pictured = () =>
    page.getByRole('img', { name: 'QR code' }).evaluate((svg) => {
      const path = svg.querySelector('path');
      const size = (svg as SVGSVGElement).viewBox.baseVal.width;
      const places = Array.from({ length: size }, (_, place) => place + 0.5);
      const filled = (x: number, y: number) => path?.isPointInFill(new DOMPoint(x, y));
      return places.map((y) => places.map((x) => filled(x, y)));
    });

  it('is set up, renewed and removed', async () => {
    await signedInAt('/two-factor');
    await heading('Second step at sign-in').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await button('Set it up').click();
    await refused('is wrong');
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await button('Set it up').click();
    await page.getByText('JBSWY3DPEHPK3PXP').waitFor();
    await examine(page, 'two-factor-secret');
    expect(await pictured()).toEqual(encode(OTPAUTH, { ecc: 'M', border: 4 }).data);
    expect(asked.filter((url) => !url.startsWith(suite.url))).toEqual([]);
    expect(asked.filter((url) => url.includes('JBSWY3DPEHPK3PXP'))).toEqual([]);
    await code('111111');
    await button('Switch it on').click();
    await refused('This code is wrong.');
    await code('123456');
    await button('Switch it on').click();
    await told('Keep these recovery codes');
    await page.getByText('k3ab-cd3f').waitFor();
    await page.getByText('It is on. Recovery codes left: 10.').waitFor();
    await examine(page, 'two-factor-on');
    await code('123456');
    await button('New recovery codes').click();
    await page.getByText('n1ab-cd1f').waitFor();
    await code('123456');
    await button('Switch it off').click();
    await button('Set it up').waitFor();
    expect(suite.people.twoFactor).toBe(false);
  });

  it('is required at sign-in', async () => {
    suite.people.twoFactor = true;
    await visitPath('/quiz/12/play');
    await signIn(page);
    await heading('Second step').waitFor();
    await examine(page, 'second-factor');
    await code('111111');
    await button('Sign in').click();
    await refused('This code is wrong.');
    await code('123456');
    await button('Sign in').click();
    await heading('Steppe and sky').waitFor();
  });

  it('is required after Google too, in the reader’s language', async () => {
    suite.people.twoFactor = true;
    suite.people.googleClient = 'our-client';
    await visitPath('/login');
    await page.getByLabel('Language').selectOption('kk');
    await button('Google арқылы кіру').waitFor();
    await page.route('https://accounts.google.com/**', (route) => {
      const { searchParams } = new URL(route.request().url());
      const back = `${searchParams.get('redirect_uri')}?code=c&state=${searchParams.get('state')}`;
      return route.fulfill({ status: 302, headers: { Location: back } });
    });
    await button('Google арқылы кіру').click();
    await heading('Екінші қадам').waitFor();
    await page.getByLabel('Код').fill('123456');
    await button('Кіру').click();
    await page.getByRole('link', { name: 'Профиль: aruzhan' }).waitFor();
  });
});

describe('terms that have changed', () => {
  const notice = () => page.getByRole('region', { name: 'Our terms have changed' });

  it('are accepted in the version that was shown, or read again', async () => {
    suite.people.terms.inForce = '2.0';
    await visitAs('player', '/');
    await notice().waitFor();
    await examine(page, 'terms-changed');
    expect(await notice().getByRole('link', { name: 'terms' }).getAttribute('href')).toBe('/terms');
    suite.people.terms.inForce = '2.1';
    await button('I accept both').click();
    await refused('The terms have changed.');
    expect(suite.people.terms.accepted).toBe('1.0');
    await button('I accept both').click();
    await notice().waitFor({ state: 'detached' });
    expect(suite.people.terms.accepted).toBe('2.1');
  });

  it('are not asked about on every page of the same day', async () => {
    await visitAs('player', '/');
    const asked = () => suite.requests.filter((one) => one === 'GET /api/auth/legal').length;
    await expect.poll(asked).toBe(1);
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('quizcast.terms')))
      .not.toBeNull();
    await page.reload();
    await page.getByRole('link', { name: /^Profile:/ }).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(asked()).toBe(1);
    expect(await notice().count()).toBe(0);
  });
});
