import { Refused, SecondFactor, Title, useEntering, useSession } from '@quizcast/page';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSpeech } from '../words/words.ts';
import { answerOfGoogle } from './google.ts';

/** Where Google sends the browser back to: its code is worth a session, once. */
export function GoogleCallbackPage() {
  const { t } = useSpeech();
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
  const failed = answer === undefined ? t.refusals.google_token_invalid : refusal;
  return (
    <section className="card stack narrow">
      <Title>{challenge === undefined ? t.google.enter : t.account.secondFactor}</Title>
      <Refused>{failed}</Refused>
      {challenge !== undefined && (
        <SecondFactor
          busy={busy}
          onCode={(code) => void enter(() => secondFactor(challenge, code))}
        />
      )}
      {challenge === undefined && failed === undefined && <p className="soft">{t.loading}</p>}
      {failed !== undefined && challenge === undefined && (
        <p>
          <Link to="/login">{t.signIn}</Link>
        </p>
      )}
    </section>
  );
}
