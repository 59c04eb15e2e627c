import { Link, Navigate, useLocation } from 'react-router';
import { useEntering, useNextPath } from './entering.ts';
import { Field } from './field.tsx';
import { PasswordField } from './password-field.tsx';
import { useSession } from './session.tsx';
import { Title } from './title.tsx';
import { useWords } from './words/words.ts';

/** `signUp` is where newcomers go, if anybody may sign up here. */
export function SignInPage({ signUp }: { signUp?: string }) {
  const words = useWords();
  const { user, signIn } = useSession();
  const { busy, refusal, enter } = useEntering();
  const next = useNextPath();
  const { search } = useLocation();
  if (user && !busy) return <Navigate to={next} replace />;
  return (
    <section className="card stack narrow">
      <Title>{words.signIn}</Title>
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
        <Field
          label={words.account.email}
          name="email"
          type="email"
          autoComplete="email"
          required
        />
        <PasswordField chosenNow={false} />
        <button className="button" type="submit" disabled={busy}>
          {words.signIn}
        </button>
      </form>
      {signUp && (
        <p>
          {words.account.noAccount} <Link to={signUp + search}>{words.signUp}</Link>
        </p>
      )}
    </section>
  );
}
