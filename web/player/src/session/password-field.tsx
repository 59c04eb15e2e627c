import { useState } from 'react';
import { useSpeech } from '../language/language.ts';
import { Field, Tick } from './field.tsx';

/** Passwords may be looked at while typed: that prevents more mistakes than a second field. */
export function PasswordField({ chosenNow }: { chosenNow: boolean }) {
  const { t } = useSpeech();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field
        label={t.account.password}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete={chosenNow ? 'new-password' : 'current-password'}
        {...(chosenNow && { hint: t.account.passwordHint, minLength: 8 })}
        required
      />
      <Tick
        label={t.account.showPassword}
        checked={shown}
        onChange={({ target }) => setShown(target.checked)}
      />
    </>
  );
}
