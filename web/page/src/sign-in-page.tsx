import { Navigate } from 'react-router';
import { useEntering, useNextPath } from './entering.ts';
import { Field } from './parts/field.tsx';
import { PasswordField } from './password-field.tsx';
import { Refused } from './refused.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useSession } from './session.tsx';
import { usePageText } from './text.ts';
import { Title } from './title.tsx';

export function SignInPage() {
  const t = usePageText();
  const { user, signIn, secondFactor } = useSession();
  const { busy, refusal, challenge, enter } = useEntering();
  const next = useNextPath();
  if (user && !busy) return <Navigate to={next} replace />;
  if (challenge !== undefined) {
    return (
      <section className="card stack narrow">
        <Title>{t('secondFactor')}</Title>
        <Refused>{refusal}</Refused>
        <SecondFactor
          busy={busy}
          onCode={(code) => void enter(() => secondFactor(challenge, code))}
        />
      </section>
    );
  }
  return (
    <section className="card stack narrow">
      <Title>{t('signIn')}</Title>
      <Refused>{refusal}</Refused>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void enter(() => signIn(String(form.get('email')).trim(), String(form.get('password'))));
        }}
      >
        <Field label={t('email')} name="email" type="email" autoComplete="email" required />
        <PasswordField chosenNow={false} />
        <button className="button primary" type="submit" disabled={busy}>
          {t('signIn')}
        </button>
      </form>
    </section>
  );
}
