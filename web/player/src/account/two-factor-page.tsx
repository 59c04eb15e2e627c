import { anything } from '@quizcast/connection';
import { api, Field, PasswordField, Refused, Title } from '@quizcast/page';
import { type Enrolment, rest, type TwoFactor } from '@quizcast/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSpeech } from '../words/words.ts';
import { useDoing } from './doing.ts';
import { QrCode } from './qr-code.tsx';
import { SignedIn } from './signed-in.tsx';

const STANDING = ['two-factor'];

/** Sets up, renews and takes away the second step of signing in. */
export function TwoFactorPage() {
  return <SignedIn>{() => <TwoFactorStanding />}</SignedIn>;
}

function TwoFactorStanding() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>();
  const { data: standing } = useQuery({
    queryKey: STANDING,
    queryFn: () => api.get('/api/auth/two-factor', rest.twoFactor),
  });
  const changed = (shown?: readonly string[]) => {
    setCodes(shown);
    return queries.invalidateQueries({ queryKey: STANDING });
  };
  if (standing === undefined) return <p className="soft">{t.loading}</p>;
  return (
    <section className="card stack narrow">
      <Title>{t.twoFactor.title}</Title>
      {codes && <RecoveryCodes codes={codes} />}
      {standing.enabled ? (
        <Enabled standing={standing} onChanged={changed} />
      ) : (
        <Enrolling onChanged={changed} />
      )}
      <p>
        <Link to="/account">{t.account.mine}</Link>
      </p>
    </section>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useSpeech();
  return (
    <div className="note right stack" role="status">
      <p>{t.twoFactor.keep}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Changing {
  onChanged(codes?: readonly string[]): Promise<void>;
}

function Enrolling({ onChanged }: Changing) {
  const { t } = useSpeech();
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
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const password = String(new FormData(event.currentTarget).get('password'));
          void run(() => enrol(password));
        }}
      >
        <p>{t.twoFactor.lead}</p>
        <Refused>{refusal}</Refused>
        <PasswordField chosenNow={false} optional hint={t.twoFactor.passwordHint} />
        <button className="button primary" type="submit" disabled={busy}>
          {t.twoFactor.begin}
        </button>
      </form>
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => confirm(codeIn(event.currentTarget)));
      }}
    >
      <p>{t.twoFactor.scan}</p>
      <QrCode text={enrolment.otpauth_uri} label={t.twoFactor.picture} />
      <p>
        {t.twoFactor.key} <code className="secret">{enrolment.secret}</code>
      </p>
      <p>
        <a href={enrolment.otpauth_uri}>{t.twoFactor.open}</a>
      </p>
      <Refused>{refusal}</Refused>
      <CodeField />
      <button className="button primary" type="submit" disabled={busy}>
        {t.twoFactor.confirm}
      </button>
    </form>
  );
}

function Enabled({ standing, onChanged }: Changing & { standing: TwoFactor }) {
  const { t } = useSpeech();
  const { busy, refusal, run } = useDoing();
  const renew = async (code: string) => {
    const path = '/api/auth/two-factor/recovery-codes';
    await onChanged((await api.post(path, { code }, rest.recoveryCodes)).recovery_codes);
  };
  const disable = async (code: string) => {
    await api.post('/api/auth/two-factor/disable', { code }, anything);
    await onChanged();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const code = codeIn(event.currentTarget);
        void run(() => (submitter?.getAttribute('value') === 'off' ? disable(code) : renew(code)));
      }}
    >
      <p>{t.twoFactor.on(standing.recovery_codes_left)}</p>
      <Refused>{refusal}</Refused>
      <CodeField />
      <div className="row">
        <button className="button primary" type="submit" value="renew" disabled={busy}>
          {t.twoFactor.renew}
        </button>
        {!standing.required && (
          <button className="button" type="submit" value="off" disabled={busy}>
            {t.twoFactor.off}
          </button>
        )}
      </div>
    </form>
  );
}

function CodeField() {
  const { t } = useSpeech();
  return (
    <Field
      label={t.account.code}
      hint={t.account.codeHint}
      name="code"
      autoComplete="one-time-code"
      maxLength={32}
      required
    />
  );
}

function codeIn(form: HTMLFormElement): string {
  return String(new FormData(form).get('code')).trim();
}
