import { anything } from '@quizcast/connection';
import { api, PasswordField, Refused, Title, useSession } from '@quizcast/page';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useSpeech } from '../words/words.ts';
import { useDoing } from './doing.ts';

/** Where the mail's link leads; its token stands behind the #, which no server and no log sees. */
export function ResetPasswordPage() {
  const { t } = useSpeech();
  const { ended } = useSession();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const { busy, refusal, run } = useDoing();
  const [token] = useState(() => hash.slice(1));
  const [done, setDone] = useState(false);
  // Nor shall it stay in the address bar or the history.
  useEffect(() => void navigate('/reset-password', { replace: true }), [navigate]);
  const change = async (password: string) => {
    await api.post('/api/auth/reset-password', { token, new_password: password }, anything);
    ended();
    setDone(true);
  };
  const usable = /^[0-9a-f]{64}$/.test(token);
  return (
    <section className="card stack narrow">
      <Title>{t.reset.title}</Title>
      <Refused>{usable ? refusal : t.refusals.invalid_reset_token}</Refused>
      {done && (
        <p className="note right" role="status">
          {t.reset.done}
        </p>
      )}
      {usable && !done && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const password = String(new FormData(event.currentTarget).get('password'));
            void run(() => change(password));
          }}
        >
          <PasswordField chosenNow />
          <button className="button primary" type="submit" disabled={busy}>
            {t.reset.title}
          </button>
        </form>
      )}
      <p>
        {done ? (
          <Link to="/login">{t.signIn}</Link>
        ) : (
          <Link to="/forgot-password">{t.reset.ask}</Link>
        )}
      </p>
    </section>
  );
}
