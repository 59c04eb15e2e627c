import { Eye, EyeOff } from 'lucide-react';
import { type InputHTMLAttributes, type Ref, useState } from 'react';
import { Field } from './parts/field.tsx';
import { useWords } from './words/words.ts';

interface PasswordParts
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type' | 'autoComplete'> {
  chosenNow: boolean;
  /** Whether there may be none. */
  optional?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  label?: string;
  ref?: Ref<HTMLInputElement>;
}

/** Passwords may be looked at while typed: that prevents more mistakes than a second field. */
export function PasswordField({
  chosenNow,
  optional = false,
  label,
  hint,
  ...input
}: PasswordParts) {
  const { account } = useWords();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field
      name="password"
      {...input}
      label={label ?? account.password}
      type={shown ? 'text' : 'password'}
      autoComplete={chosenNow ? 'new-password' : 'current-password'}
      hint={hint ?? (chosenNow ? account.passwordHint : undefined)}
      {...(chosenNow && { minLength: 8 })}
      required={!optional}
      end={
        <button
          type="button"
          className="icon-button"
          aria-label={account.showPassword}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon size={22} aria-hidden="true" />
        </button>
      }
    />
  );
}
