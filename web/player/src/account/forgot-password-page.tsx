import { anything } from '@quizcast/connection';
import { api, Field, Refused, Title } from '@quizcast/page';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSpeech } from '../words/words.ts';
import { useDoing } from './doing.ts';

/** Asks for the mail that leads to a new password; whether there is an account is nobody's business. */
export function ForgotPasswordPage() {
  const { t } = useSpeech();
  const { busy, refusal, run } = useDoing();
  const [asked, setAsked] = useState(false);
  const ask = async (email: string) => {
    await api.post('/api/auth/forgot-password', { email }, anything);
    setAsked(true);
  };
  return (
    <section className="card stack narrow">
      <Title>{t.reset.forgot}</Title>
      <Refused>{refusal}</Refused>
      {asked ? (
        <p className="note right" role="status">
          {t.reset.asked}
        </p>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const email = String(new FormData(event.currentTarget).get('email')).trim();
            void run(() => ask(email));
          }}
        >
          <p>{t.reset.lead}</p>
          <Field label={t.account.email} name="email" type="email" autoComplete="email" required />
          <button className="button primary" type="submit" disabled={busy}>
            {t.reset.ask}
          </button>
        </form>
      )}
      <p>
        <Link to="/login">{t.signIn}</Link>
      </p>
    </section>
  );
}
