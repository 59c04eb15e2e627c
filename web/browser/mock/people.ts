import { Refusal } from './authoring.ts';

const CHALLENGE = 'c'.repeat(64);
const RIGHT = '123456';
const SECRET = 'JBSWY3DPEHPK3PXP';
export const OTPAUTH = `otpauth://totp/Quizcast:aruzhan@example.org?secret=${SECRET}&issuer=Quizcast`;

/** The mock routes of accounts: e-mail address, password, Google, second factor. */
export class MockPeople {
  /** If set, the visitor has this player name. */
  username: string | undefined;
  verified = false;
  /** The fields that a user who signed up through Google still has to fill in. */
  person: object | undefined;
  profileComplete = true;
  mailed = 0;
  twoFactor = false;
  /** If set, Google sign-in is switched on. */
  googleClient: string | undefined;
  /** The part of Google's response that the page sent. */
  exchanged: Record<string, string> | undefined;
  /** Whether an account with the e-mail address from Google already exists. */
  linkRequired = false;
  /** The current version of the terms, and the version that the visitor accepted. */
  terms = { inForce: '1.0', accepted: '1.0' };
  /** The page's request to link Google to the account. */
  linked: Record<string, string> | undefined;
  readonly resets: object[] = [];
  /** The validation errors that the next sign-up gets. */
  signUpRefusal: Refusal | undefined;
  /** The form of the last sign-up. */
  signedUp: object | undefined;

  takeSignUp(form: object): void {
    const refusal = this.signUpRefusal;
    this.signUpRefusal = undefined;
    if (refusal) throw refusal;
    this.signedUp = form;
  }

  askForSecondFactor(): void {
    if (!this.twoFactor) return;
    throw new Refusal(401, 'two_factor_required', 'Enter the code', {
      challenge: CHALLENGE,
      expires_in: 300,
    });
  }

  takeSecondFactor({ challenge, code }: { challenge: string; code: string }): void {
    if (challenge !== CHALLENGE) throw new Refusal(401, 'two_factor_challenge_invalid');
    if (code !== RIGHT) throw new Refusal(401, 'two_factor_invalid');
  }

  takeGoogleCode(form: Record<string, string>): void {
    this.exchanged = form;
    if (this.linkRequired) throw new Refusal(409, 'link_required');
    this.askForSecondFactor();
  }

  /** Handles routes without a session; returns nothing for other routes. */
  anybody(route: string, body: string): unknown {
    switch (route) {
      case 'GET /api/installation':
        return { minimum_age: 18, languages: ['ru', 'kk', 'en'] };
      case 'GET /api/auth/google/client':
        return this.googleClient === undefined ? {} : { client_id: this.googleClient };
      case 'POST /api/auth/forgot-password':
        return { message: 'perhaps' };
      case 'POST /api/auth/reset-password':
        if (this.resets.length > 0) throw new Refusal(400, 'invalid_reset_token');
        this.resets.push(JSON.parse(body));
        return { message: 'changed' };
      default:
        return undefined;
    }
  }

  /** Handles routes for signed-in users; returns nothing for other routes. */
  answer(route: string, body: string): unknown {
    switch (route) {
      case 'GET /api/auth/verify-email/status':
        return {
          email: 'aruzhan@example.org',
          email_verified: this.verified,
          can_send_code: !this.verified && this.mailed === 0,
          cooldown_remaining_sec: this.mailed > 0 ? 60 : 0,
          attempts_left: 5,
        };
      case 'POST /api/auth/verify-email/send':
        this.mailed += 1;
        return { message: 'mailed' };
      case 'POST /api/auth/verify-email/confirm':
        this.#take(body, 'invalid_verification_code');
        this.verified = true;
        return { message: 'verified' };
      case 'PUT /api/users/me':
        this.person = JSON.parse(body);
        this.profileComplete = true;
        return { message: 'saved' };
      case 'POST /api/auth/google/link':
        if (this.linkRequired) throw new Refusal(403, 'forbidden', 'Google knows another address');
        this.linked = JSON.parse(body);
        return { message: 'linked' };
      case 'GET /api/auth/legal':
        return this.#legal();
      case 'POST /api/auth/legal/accept': {
        const { tos_accepted, privacy_accepted, tos_version } = JSON.parse(body);
        if (!tos_accepted || !privacy_accepted) throw new Refusal(400, 'validation_error');
        if (tos_version !== this.terms.inForce) throw new Refusal(409, 'legal_version_changed');
        this.terms.accepted = tos_version;
        return this.#legal();
      }
      case 'GET /api/auth/two-factor':
        return { enabled: this.twoFactor, required: false, recovery_codes_left: 10 };
      case 'POST /api/auth/two-factor/enrol':
        if (JSON.parse(body).password !== 'correct horse') throw new Refusal(401, 'unauthorized');
        return { secret: SECRET, otpauth_uri: OTPAUTH };
      case 'POST /api/auth/two-factor/confirm':
        this.#take(body, 'two_factor_invalid');
        this.twoFactor = true;
        return codes('k');
      case 'POST /api/auth/two-factor/recovery-codes':
        this.#take(body, 'two_factor_invalid');
        return codes('n');
      case 'POST /api/auth/two-factor/disable':
        this.#take(body, 'two_factor_invalid');
        this.twoFactor = false;
        return { message: 'off' };
      default:
        return undefined;
    }
  }

  #legal(): object {
    const { inForce, accepted } = this.terms;
    return {
      tos_version: inForce,
      privacy_version: '1.0',
      acceptance_needed: inForce !== accepted,
      acceptances: [],
    };
  }

  #take(body: string, refusal: string): void {
    if (JSON.parse(body).code !== RIGHT) throw new Refusal(400, refusal);
  }
}

function codes(letter: string): object {
  return {
    message: 'shown once',
    recovery_codes: [1, 2, 3, 4].map((n) => `${letter}${n}ab-cd${n}f`),
  };
}
