import {
  Button,
  Field,
  LinkButton,
  PasswordField,
  Refused,
  SecondFactor,
  useEntering,
  useNextPath,
  usePageText,
  useSession,
} from '@quizcast/page';
import { Link, Navigate, useLocation } from 'react-router';
import css from './enter.module.css';
import { EnterPage } from './enter-page.tsx';
import { GoogleButton } from './google-button.tsx';
import { useEnterText } from './text.ts';

export function SignInPage() {
  const t = useEnterText();
  const words = usePageText();
  const { user, signIn, secondFactor } = useSession();
  const { busy, refusal, challenge, enter } = useEntering();
  const next = useNextPath();
  const { search } = useLocation();
  if (user && !busy) return <Navigate to={next} replace />;
  if (challenge !== undefined) {
    return (
      <EnterPage title={t('second.title')} lead={t('second.lead')}>
        <Refused>{refusal}</Refused>
        <SecondFactor
          busy={busy}
          onCode={(code) => void enter(() => secondFactor(challenge, code))}
        />
      </EnterPage>
    );
  }
  return (
    <EnterPage title={t('signIn.title')} lead={t('signIn.lead')}>
      <Refused>{refusal}</Refused>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void enter(() => signIn(String(form.get('email')).trim(), String(form.get('password'))));
        }}
      >
        <Field label={words('email')} name="email" type="email" autoComplete="email" required />
        <PasswordField chosenNow={false} />
        <p>
          <Link to="/forgot-password">{t('signIn.forgot')}</Link>
        </p>
        <div className={css.foot}>
          <Button kind="primary" size="large" wide type="submit" busy={busy}>
            {t('signIn.submit')}
          </Button>
          <GoogleButton />
          <LinkButton kind="plain" to={`/register${search}`}>
            {t('signIn.none')} {t('signIn.create')}
          </LinkButton>
        </div>
      </form>
    </EnterPage>
  );
}
