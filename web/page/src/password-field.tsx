import { useState } from 'react';
import { Field, Tick } from './field.tsx';
import { useWords } from './words/words.ts';

interface PasswordParts {
  chosenNow: boolean;
  /** Whether there may be none. */
  optional?: boolean;
  hint?: string;
}

/** Passwords may be looked at while typed: that prevents more mistakes than a second field. */
export function PasswordField({ chosenNow, optional = false, hint }: PasswordParts) {
  const { account } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field
        label={account.password}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete={chosenNow ? 'new-password' : 'current-password'}
        {...(hint && { hint })}
        {...(chosenNow && { hint: account.passwordHint, minLength: 8 })}
        required={!optional}
      />
      <Tick
        label={account.showPassword}
        checked={shown}
        onChange={({ target }) => setShown(target.checked)}
      />
    </>
  );
}
