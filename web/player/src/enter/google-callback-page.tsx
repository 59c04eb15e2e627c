import {
  LinkButton,
  Refused,
  SecondFactor,
  useEntering,
  useRefusals,
  useSession,
} from '@quizcast/page';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { EnterPage } from './enter-page.tsx';
import { answerOfGoogle } from './google.ts';
import { useEnterText } from './text.ts';

/** The page to which Google redirects: exchanges Google's code for a session, once. */
export function GoogleCallbackPage() {
  const t = useEnterText();
  const refusals = useRefusals();
  const { signInWithGoogle, secondFactor } = useSession();
  const [search] = useSearchParams();
  const [answer] = useState(() => answerOfGoogle(search));
  const { busy, refusal, challenge, enter } = useEntering(answer?.next ?? '/');
  const asked = useRef(false);
  useEffect(() => {
    if (answer === undefined || asked.current) return;
    asked.current = true;
    void enter(() => signInWithGoogle(answer.form));
  });
  const failed = answer === undefined ? refusals.sentence('google_token_invalid') : refusal;
  return (
    <EnterPage title={challenge === undefined ? t('google.enter') : t('second.title')}>
      <Refused>{failed}</Refused>
      {challenge !== undefined && (
        <SecondFactor
          busy={busy}
          onCode={(code) => void enter(() => secondFactor(challenge, code))}
        />
      )}
      {challenge === undefined && failed === undefined && (
        <p className="soft" role="status">
          {t('google.working')}
        </p>
      )}
      {failed !== undefined && challenge === undefined && (
        <LinkButton to="/login">{t('signIn.submit')}</LinkButton>
      )}
    </EnterPage>
  );
}
