import { Field } from '@quizcast/page';
import { useId } from 'react';
import { useSpeech } from './words/words.ts';

const genders = ['prefer_not_to_say', 'female', 'male', 'other'] as const;

/** Who somebody is: what a win is only paid with. */
export function PersonFields() {
  const { t } = useSpeech();
  const gender = useId();
  return (
    <>
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
    </>
  );
}

export function personIn(form: FormData): object {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    first_name: text('first_name'),
    last_name: text('last_name'),
    birth_date: text('birth_date'),
    gender: text('gender'),
  };
}

function yearsAgo(years: number): string {
  const day = new Date();
  day.setFullYear(day.getFullYear() - years);
  return day.toISOString().slice(0, 10);
}
