import { Field } from './field.tsx';
import { useWords } from './words/words.ts';

interface SecondFactorParts {
  busy: boolean;
  onCode(code: string): void;
}

/** The second half of a sign-in: a number of the authenticator, or a recovery code. */
export function SecondFactor({ busy, onCode }: SecondFactorParts) {
  const { account, signIn } = useWords();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(String(new FormData(event.currentTarget).get('code')).trim());
      }}
    >
      <Field
        label={account.code}
        hint={account.codeHint}
        name="code"
        autoComplete="one-time-code"
        maxLength={32}
        required
      />
      <button className="button" type="submit" disabled={busy}>
        {signIn}
      </button>
    </form>
  );
}
