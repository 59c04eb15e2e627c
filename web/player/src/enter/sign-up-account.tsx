import { Button, Field, LinkButton, PasswordField, Refused } from '@quizcast/page';
import { ArrowRight, Check } from 'lucide-react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useLocation } from 'react-router';
import { Hall } from '../hall/hall.tsx';
import css from './enter.module.css';
import { EnterPage } from './enter-page.tsx';
import { GoogleButton } from './google-button.tsx';
import type { SignUp } from './sign-up.schema.ts';
import { useEnterText } from './text.ts';

interface Step {
  form: UseFormReturn<SignUp>;
  refusal: string | undefined;
  onNext(): void;
}

type ErrorKey = 'error.username' | 'error.email' | 'error.password' | 'error.server';

/** The first step: the name that other players see, and the credentials. */
export function SignUpAccount({ form, refusal, onNext }: Step) {
  const t = useEnterText();
  const { search } = useLocation();
  const { errors, dirtyFields } = form.formState;
  const [username, email, password] = useWatch({
    control: form.control,
    name: ['username', 'email', 'password'],
  });
  const say = (message: string | undefined) => message && t(message as ErrorKey);
  const goodEmail = dirtyFields.email && !errors.email && /@.+\../.test(email);
  return (
    <EnterPage title={t('signUp.title')} lead={t('signUp.lead')} step={1}>
      <div className={css.hall}>
        <Hall seed={1} mine horizon={0.28} />
        <span className={`one-line ${css.tag}`} aria-hidden="true">
          {username.trim() || t('signUp.you')}
        </span>
      </div>
      <Refused>{refusal}</Refused>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <Field
          {...form.register('username')}
          label={t('signUp.username')}
          hint={t('signUp.usernameHint')}
          error={say(errors.username?.message)}
          autoComplete="nickname"
          maxLength={50}
        />
        <Field
          {...form.register('email')}
          label={t('signUp.email')}
          error={say(errors.email?.message)}
          type="email"
          autoComplete="email"
          end={goodEmail ? <Check className={css.adult} size={22} aria-hidden="true" /> : undefined}
        />
        <PasswordField
          {...form.register('password')}
          label={t('signUp.password')}
          chosenNow
          hint={password ? passwordHint(t, password.length) : undefined}
          error={say(errors.password?.message)}
        />
        <div className={css.foot}>
          <Button kind="primary" size="large" wide type="submit">
            {t('signUp.next')}
            <ArrowRight size={22} aria-hidden="true" />
          </Button>
          <div className={css.others}>
            <GoogleButton short />
            <LinkButton kind="plain" to={`/login${search}`}>
              {t('signUp.have')}
            </LinkButton>
          </div>
        </div>
      </form>
    </EnterPage>
  );
}

function passwordHint(t: ReturnType<typeof useEnterText>, length: number): string {
  const verdict = length < 8 ? 'short' : length < 12 ? 'fair' : 'good';
  return t('signUp.passwordLength', { n: length, verdict });
}
