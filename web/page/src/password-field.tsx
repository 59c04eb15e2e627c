import { Eye, EyeOff } from 'lucide-react';
import { type InputHTMLAttributes, type Ref, useState } from 'react';
import { Field } from './parts/field.tsx';
import { usePageText } from './text.ts';

interface PasswordParts
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type' | 'autoComplete'> {
  chosenNow: boolean;
  /** Whether the field may be empty. */
  optional?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  label?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A password field that can show its text, which prevents more errors than a second field. */
export function PasswordField({
  chosenNow,
  optional = false,
  label,
  hint,
  ...input
}: PasswordParts) {
  const t = usePageText();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field
      name="password"
      {...input}
      label={label ?? t('password')}
      type={shown ? 'text' : 'password'}
      autoComplete={chosenNow ? 'new-password' : 'current-password'}
      hint={hint ?? (chosenNow ? t('passwordHint') : undefined)}
      {...(chosenNow && { minLength: 8 })}
      required={!optional}
      end={
        <button
          type="button"
          className="icon-button"
          aria-label={t('showPassword')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon size={22} aria-hidden="true" />
        </button>
      }
    />
  );
}
