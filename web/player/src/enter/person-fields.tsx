import { Field, Segmented } from '@quizcast/page';
import { Check } from 'lucide-react';
import { useId, useState } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useMinimumAge } from '../session/minimum-age.ts';
import css from './enter.module.css';
import { isOldEnough, type Person } from './sign-up.schema.ts';
import { useEnterText } from './text.ts';

const genders = ['female', 'male', 'other', 'prefer_not_to_say'] as const;

type ErrorKey = 'error.name' | 'error.birth' | 'error.age' | 'error.server';

/** The personal data that is required for paying a prize. */
export function PersonFields({ form }: { form: UseFormReturn<Person> }) {
  const t = useEnterText();
  const { errors } = form.formState;
  const years = useMinimumAge();
  const say = (message: string | undefined) =>
    message && t(message as ErrorKey, { age: years ?? 0 });
  return (
    <>
      <div className={css.pair}>
        <Field
          {...form.register('first_name')}
          label={t('person.firstName')}
          error={say(errors.first_name?.message)}
          autoComplete="given-name"
          maxLength={100}
        />
        <Field
          {...form.register('last_name')}
          label={t('person.lastName')}
          error={say(errors.last_name?.message)}
          autoComplete="family-name"
          maxLength={100}
        />
      </div>
      <Controller
        control={form.control}
        name="birth_date"
        render={({ field }) => (
          <BirthDate
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={say(errors.birth_date?.message)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="gender"
        render={({ field }) => (
          <Segmented
            pairs
            label={t('person.gender')}
            value={field.value}
            onChange={field.onChange}
            choices={genders.map((value) => ({ value, text: t(`person.${value}`) }))}
          />
        )}
      />
    </>
  );
}

interface BirthParts {
  value: string;
  onChange(date: string): void;
  onBlur(): void;
  error: string | undefined;
}

/** Three fields instead of a calendar, because reaching a birth year in a calendar takes long. */
function BirthDate({ value, onChange, onBlur, error }: BirthParts) {
  const t = useEnterText();
  const years = useMinimumAge();
  const id = useId();
  const [year = '', month = '', day = ''] = value.split('-');
  const [parts, setParts] = useState({ day, month, year });
  const change = (part: Partial<typeof parts>) => {
    const next = { ...parts, ...part };
    setParts(next);
    const { day, month, year } = next;
    onChange(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  };
  const box = (name: keyof typeof parts, label: string, length: number, autoComplete: string) => (
    <input
      aria-label={label}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      autoComplete={autoComplete}
      inputMode="numeric"
      maxLength={length}
      value={parts[name]}
      onBlur={name === 'year' ? onBlur : undefined}
      onChange={({ target }) => change({ [name]: target.value.replace(/\D/g, '') })}
    />
  );
  return (
    <fieldset className={css.group}>
      <legend>{t('person.birth')}</legend>
      <div className={`field ${css.date}`}>
        {box('day', t('person.day'), 2, 'bday-day')}
        {box('month', t('person.month'), 2, 'bday-month')}
        {box('year', t('person.year'), 4, 'bday-year')}
        {years !== undefined && isOldEnough(value, years) && (
          <span className={css.adult}>
            <Check size={18} aria-hidden="true" />
            {t('person.adult', { age: years })}
          </span>
        )}
      </div>
      {error && (
        <p className="field">
          <span className="error" id={`${id}-error`}>
            {error}
          </span>
        </p>
      )}
    </fieldset>
  );
}
