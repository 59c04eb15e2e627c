import {
  Field,
  PasswordField,
  Tick,
  Title,
  useEntering,
  useNextPath,
  useSession,
} from '@quizcast/page';
import { useId } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useSpeech } from './words/words.ts';

const genders = ['prefer_not_to_say', 'female', 'male', 'other'] as const;

export function SignUpPage() {
  const { t } = useSpeech();
  const { user, signUp } = useSession();
  const { busy, refusal, enter } = useEntering();
  const next = useNextPath();
  const { search } = useLocation();
  const gender = useId();
  if (user && !busy) return <Navigate to={next} replace />;
  return (
    <section className="card stack narrow">
      <Title>{t.signUp}</Title>
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
        <div className="pair">
          <Field
            label={t.form.firstName}
            name="first_name"
            autoComplete="given-name"
            maxLength={100}
            required
          />
          <Field
            label={t.form.lastName}
            name="last_name"
            autoComplete="family-name"
            maxLength={100}
            required
          />
        </div>
        <div className="pair">
          <Field
            label={t.form.birthDate}
            hint={t.form.birthDateHint}
            name="birth_date"
            type="date"
            autoComplete="bday"
            max={yearsAgo(18)}
            required
          />
          <div className="field">
            <label htmlFor={gender}>{t.form.gender}</label>
            <select id={gender} name="gender" autoComplete="sex">
              {genders.map((value) => (
                <option key={value} value={value}>
                  {t.form.genders[value]}
                </option>
              ))}
            </select>
          </div>
        </div>
        <Tick label={t.form.terms} name="tos_accepted" required />
        <Tick label={t.form.privacy} name="privacy_accepted" required />
        <button className="button" type="submit" disabled={busy}>
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
    first_name: text('first_name'),
    last_name: text('last_name'),
    birth_date: text('birth_date'),
    gender: text('gender'),
    tos_accepted: form.has('tos_accepted'),
    privacy_accepted: form.has('privacy_accepted'),
  };
}

function yearsAgo(years: number): string {
  const day = new Date();
  day.setFullYear(day.getFullYear() - years);
  return day.toISOString().slice(0, 10);
}
