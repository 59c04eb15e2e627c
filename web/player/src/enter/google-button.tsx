import { Button, useNextPath } from '@quizcast/page';
import { goToGoogle, useGoogleClient } from '../session/google.ts';
import { useEnterText } from './text.ts';

/** The Google sign-in button, shown if Google is switched on. */
export function GoogleButton({ short = false }: { short?: boolean }) {
  const t = useEnterText();
  const next = useNextPath();
  const client = useGoogleClient();
  if (client === undefined) return null;
  return (
    <Button onClick={() => void goToGoogle(client, { kind: 'enter', next })}>
      <strong aria-hidden="true">G</strong>
      {t(short ? 'google.short' : 'google.enter')}
    </Button>
  );
}
