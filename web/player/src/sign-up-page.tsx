import {
  Field,
  PasswordField,
  Refused,
  Tick,
  Title,
  useEntering,
  useNextPath,
  useSession,
} from '@quizcast/page';
import { Link, Navigate, useLocation } from 'react-router';
import { PersonFields, personIn } from './person-fields.tsx';
import { useSpeech } from './words/words.ts';

export function SignUpPage() {
  const { t } = useSpeech();
  const { user, signUp } = useSession();
  const { search } = useLocation();
  const unproven = `/verify-email${search}`;
  const { busy, refusal, enter } = useEntering(unproven);
  const next = useNextPath();
  if (user && !busy) return <Navigate to={user.email_verified ? next : unproven} replace />;
  return (
    <section className="card stack narrow">
      <Title>{t.signUp}</Title>
      <Refused>{refusal}</Refused>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void enter(() => signUp(requestOf(form)));
        }}
      >
        <Field
          label={t.form.username}
          hint={t.form.usernameHint}
          name="username"
          autoComplete="nickname"
          minLength={3}
          maxLength={50}
          required
        />
        <Field label={t.account.email} name="email" type="email" autoComplete="email" required />
        <PasswordField chosenNow />
        <PersonFields />
        <Tick label={t.form.terms} name="tos_accepted" required />
        <Tick label={t.form.privacy} name="privacy_accepted" required />
        <button className="button primary" type="submit" disabled={busy}>
          {t.signUp}
        </button>
      </form>
      <p>
        {t.form.haveAccount} <Link to={`/login${search}`}>{t.signIn}</Link>
      </p>
    </section>
  );
}

function requestOf(form: FormData): object {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    username: text('username'),
    email: text('email'),
    password: String(form.get('password')),
    ...personIn(form),
    tos_accepted: form.has('tos_accepted'),
    privacy_accepted: form.has('privacy_accepted'),
  };
}
