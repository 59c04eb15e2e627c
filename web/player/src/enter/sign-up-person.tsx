import { Button, Refused, Tick } from '@quizcast/page';
import { Rich } from '@quizcast/words';
import type { FormEvent } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { Link } from 'react-router';
import css from './enter.module.css';
import { EnterPage } from './enter-page.tsx';
import { PersonFields } from './person-fields.tsx';
import type { Person, SignUp } from './sign-up.schema.ts';
import { useEnterText } from './text.ts';

interface Step {
  form: UseFormReturn<SignUp>;
  refusal: string | undefined;
  onBack(): void;
  onSubmit(event: FormEvent): void;
}

/**
 * The second step: the data of prize winners that the law requires. No box is ticked in advance.
 */
export function SignUpPerson({ form, refusal, onBack, onSubmit }: Step) {
  const t = useEnterText();
  const { errors, isSubmitting } = form.formState;
  const page = (to: string) => (inside: string) => (
    <Link to={to} target="_blank">
      {inside}
    </Link>
  );
  const consent = (given: unknown) => (given ? t('error.consent') : undefined);
  return (
    <EnterPage title={t('signUp.personTitle')} lead={t('signUp.personLead')} back={onBack} step={2}>
      <Refused>{refusal}</Refused>
      <form className={css.form} noValidate onSubmit={onSubmit}>
        <PersonFields form={form as unknown as UseFormReturn<Person>} />
        <div className="stack">
          <Tick
            {...form.register('tos_accepted')}
            error={consent(errors.tos_accepted)}
            label={
              <Rich
                text={t('signUp.terms')}
                tags={{ terms: page('/terms'), rules: page('/official-rules') }}
              />
            }
          />
          <Tick
            {...form.register('privacy_accepted')}
            error={consent(errors.privacy_accepted)}
            label={<Rich text={t('signUp.privacy')} tags={{ privacy: page('/privacy') }} />}
          />
          <Tick {...form.register('marketing_opt_in')} label={t('signUp.news')} />
        </div>
        <div className={css.foot}>
          <Button kind="primary" size="large" wide type="submit" busy={isSubmitting}>
            {t('signUp.submit')}
          </Button>
          <p className={css.fine}>{t('signUp.foot')}</p>
        </div>
      </form>
    </EnterPage>
  );
}
