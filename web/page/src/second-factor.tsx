import { Button } from './parts/button.tsx';
import { CodeField } from './parts/field.tsx';
import { usePageText } from './text.ts';

interface SecondFactorParts {
  busy: boolean;
  onCode(code: string): void;
}

/** The second step of a sign-in: a code from the authenticator, or a recovery code. */
export function SecondFactor({ busy, onCode }: SecondFactorParts) {
  const t = usePageText();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(String(new FormData(event.currentTarget).get('code')).trim());
      }}
    >
      <CodeField
        label={t('code')}
        hint={t('codeHint')}
        name="code"
        digits={false}
        maxLength={32}
        required
      />
      <Button kind="primary" size="large" type="submit" busy={busy}>
        {t('signIn')}
      </Button>
    </form>
  );
}
