import { anything } from '@quizcast/connection';
import { api, Button, Field, LinkButton, Refused, usePageText } from '@quizcast/page';
import { useState } from 'react';
import { useDoing } from '../session/doing.ts';
import css from './enter.module.css';
import { EnterPage } from './enter-page.tsx';
import { useEnterText } from './text.ts';

/** Requests the e-mail for a new password; the page does not reveal whether an account exists. */
export function ForgotPasswordPage() {
  const t = useEnterText();
  const words = usePageText();
  const { busy, refusal, run } = useDoing();
  const [asked, setAsked] = useState(false);
  const ask = async (email: string) => {
    await api.post('/api/auth/forgot-password', { email }, anything);
    setAsked(true);
  };
  return (
    <EnterPage title={t('reset.forgot')} lead={t('reset.lead')} back="/login">
      <Refused>{refusal}</Refused>
      {asked ? (
        <p className="note right" role="status">
          {t('reset.asked')}
        </p>
      ) : (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            const email = String(new FormData(event.currentTarget).get('email')).trim();
            void run(() => ask(email));
          }}
        >
          <Field label={words('email')} name="email" type="email" autoComplete="email" required />
          <div className={css.foot}>
            <Button kind="primary" size="large" wide type="submit" busy={busy}>
              {t('reset.ask')}
            </Button>
          </div>
        </form>
      )}
      <LinkButton kind="plain" to="/login">
        {t('signIn.submit')}
      </LinkButton>
    </EnterPage>
  );
}
