import { Link, Navigate, useLocation } from 'react-router';
import { useSpeech } from '../language/language.ts';
import { Title } from '../page/title.tsx';
import { useEntering, useNextPath } from './entering.ts';
import { Field } from './field.tsx';
import { PasswordField } from './password-field.tsx';
import { useSession } from './session.tsx';

export function SignInPage() {
  const { t } = useSpeech();
  const { user, signIn } = useSession();
  const { busy, refusal, enter } = useEntering();
  const next = useNextPath();
  const { search } = useLocation();
  if (user && !busy) return <Navigate to={next} replace />;
  return (
    <section className="card stack narrow">
      <Title>{t.signIn}</Title>
      {refusal && (
        <p className="note wrong" role="alert">
          {refusal}
        </p>
      )}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void enter(() => signIn(String(form.get('email')).trim(), String(form.get('password'))));
        }}
      >
        <Field label={t.account.email} name="email" type="email" autoComplete="email" required />
        <PasswordField chosenNow={false} />
        <button className="button" type="submit" disabled={busy}>
          {t.signIn}
        </button>
      </form>
      <p>
        {t.account.noAccount} <Link to={`/register${search}`}>{t.signUp}</Link>
      </p>
    </section>
  );
}
