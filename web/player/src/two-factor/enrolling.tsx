import { api, Button, CodeField, PasswordField, Refused } from '@quizcast/page';
import { type Enrolment, rest } from '@quizcast/protocol';
import { useState } from 'react';
import { useDoing } from '../session/doing.ts';
import { QrCode } from './qr-code.tsx';
import { useTwoFactorText } from './text.ts';
import css from './two-factor.module.css';

export interface Changing {
  onChanged(codes?: readonly string[]): Promise<void>;
}

/** Sets up the second factor: first the password, then the key for the authenticator, then a code
 * that proves that the authenticator has the key. */
export function Enrolling({ onChanged }: Changing) {
  const t = useTwoFactorText();
  const { busy, refusal, run } = useDoing();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const enrol = async (password: string) =>
    setEnrolment(
      await api.post('/api/auth/two-factor/enrol', password ? { password } : {}, rest.enrolment),
    );
  const confirm = async (code: string) => {
    const answer = await api.post('/api/auth/two-factor/confirm', { code }, rest.recoveryCodes);
    await onChanged(answer.recovery_codes);
  };
  if (enrolment === undefined) {
    return (
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          const password = String(new FormData(event.currentTarget).get('password'));
          void run(() => enrol(password));
        }}
      >
        <p className="soft">{t('lead')}</p>
        <Refused>{refusal}</Refused>
        <PasswordField chosenNow={false} optional hint={t('passwordHint')} />
        <Button kind="primary" size="large" type="submit" busy={busy}>
          {t('begin')}
        </Button>
      </form>
    );
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        const code = codeIn(event.currentTarget);
        void run(() => confirm(code));
      }}
    >
      <p>{t('scan')}</p>
      <QrCode text={enrolment.otpauth_uri} label={t('picture')} />
      <p>
        {t('key')} <code className={css.secret}>{enrolment.secret}</code>
      </p>
      <p>
        <a href={enrolment.otpauth_uri}>{t('open')}</a>
      </p>
      <Refused>{refusal}</Refused>
      <CodeField label={t('code')} name="code" maxLength={32} required />
      <Button kind="primary" size="large" type="submit" busy={busy}>
        {t('confirm')}
      </Button>
    </form>
  );
}

export function codeIn(form: HTMLFormElement): string {
  return String(new FormData(form).get('code')).trim();
}
