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
import { answerOfGoogle, type GoogleAnswer } from '../session/google.ts';
import { EnterPage } from './enter-page.tsx';
import { GoogleErrand } from './google-errand.tsx';
import { useEnterText } from './text.ts';

/**
 * The page to which Google redirects. It uses Google's code once, for the purpose for which the
 * code was requested.
 */
export function GoogleCallbackPage() {
  const t = useEnterText();
  const refusals = useRefusals();
  const [search] = useSearchParams();
  const [answer] = useState(() => answerOfGoogle(search));
  if (answer === undefined) {
    return (
      <EnterPage title={t('google.enter')}>
        <Refused>{refusals.sentence('google_token_invalid')}</Refused>
        <LinkButton to="/login">{t('signIn.submit')}</LinkButton>
      </EnterPage>
    );
  }
  return answer.kind === 'enter' ? <Entering answer={answer} /> : <GoogleErrand answer={answer} />;
}

function Entering({ answer }: { answer: GoogleAnswer }) {
  const t = useEnterText();
  const { signInWithGoogle, secondFactor } = useSession();
  const { busy, refusal, challenge, enter } = useEntering(answer.next);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void enter(() => signInWithGoogle(answer.form));
  });
  return (
    <EnterPage title={challenge === undefined ? t('google.enter') : t('second.title')}>
      <Refused>{refusal}</Refused>
      {challenge !== undefined && (
        <SecondFactor
          busy={busy}
          onCode={(code) => void enter(() => secondFactor(challenge, code))}
        />
      )}
      {challenge === undefined && refusal === undefined && (
        <p className="soft" role="status">
          {t('google.working')}
        </p>
      )}
      {refusal !== undefined && challenge === undefined && (
        <LinkButton to="/login">{t('signIn.submit')}</LinkButton>
      )}
    </EnterPage>
  );
}
