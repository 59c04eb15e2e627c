import { anything } from '@quizcast/connection';
import {
  api,
  Button,
  LinkButton,
  PasswordField,
  Refused,
  useRefusals,
  useSession,
} from '@quizcast/page';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useDoing } from '../session/doing.ts';
import css from './enter.module.css';
import { EnterPage } from './enter-page.tsx';
import { useEnterText } from './text.ts';

/** The page of the link in the e-mail. Its token is in the fragment after the #, which no server
 * and no log receives. */
export function ResetPasswordPage() {
  const t = useEnterText();
  const refusals = useRefusals();
  const { ended } = useSession();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const { busy, refusal, run } = useDoing();
  const [token] = useState(() => hash.slice(1));
  const [done, setDone] = useState(false);
  // Removes the token from the address bar and the history.
  useEffect(() => void navigate('/reset-password', { replace: true }), [navigate]);
  const change = async (password: string) => {
    await api.post('/api/auth/reset-password', { token, new_password: password }, anything);
    ended();
    setDone(true);
  };
  const usable = /^[0-9a-f]{64}$/.test(token);
  return (
    <EnterPage title={t('reset.title')} back="/login">
      <Refused>{usable ? refusal : refusals.sentence('invalid_reset_token')}</Refused>
      {done && (
        <p className="note right" role="status">
          {t('reset.done')}
        </p>
      )}
      {usable && !done && (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            const password = String(new FormData(event.currentTarget).get('password'));
            void run(() => change(password));
          }}
        >
          <PasswordField chosenNow />
          <div className={css.foot}>
            <Button kind="primary" size="large" wide type="submit" busy={busy}>
              {t('reset.title')}
            </Button>
          </div>
        </form>
      )}
      {done ? (
        <LinkButton kind="primary" to="/login">
          {t('signIn.submit')}
        </LinkButton>
      ) : (
        <LinkButton kind="plain" to="/forgot-password">
          {t('reset.ask')}
        </LinkButton>
      )}
    </EnterPage>
  );
}
