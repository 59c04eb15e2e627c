import { anything } from '@quizcast/connection';
import { api, Field, Refused, Title, useNextPath, useNow } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSpeech } from '../words/words.ts';
import { useDoing } from './doing.ts';
import { SignedIn } from './signed-in.tsx';

/** Proves an address with the code that was mailed to it. */
export function VerifyEmailPage() {
  return <SignedIn>{() => <VerifyEmail />}</SignedIn>;
}

const STATUS = ['verify-email'];

function VerifyEmail() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const next = useNextPath();
  const { busy, refusal, run } = useDoing();
  const { data: status, dataUpdatedAt } = useQuery({
    queryKey: STATUS,
    queryFn: () => api.get('/api/auth/verify-email/status', rest.verification),
  });
  const wait = useWait(status?.cooldown_remaining_sec ?? 0, dataUpdatedAt);
  if (status === undefined) return <p className="soft">{t.loading}</p>;
  const again = () => queries.invalidateQueries({ queryKey: STATUS });
  const send = async () => {
    await api.post('/api/auth/verify-email/send', {}, anything).finally(again);
  };
  const confirm = async (code: string) => {
    await api.post('/api/auth/verify-email/confirm', { code }, anything).finally(again);
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  const sendable = status.can_send_code || status.cooldown_remaining_sec > 0;
  return (
    <section className="card stack narrow">
      <Title>{t.verify.title}</Title>
      <Refused>{refusal}</Refused>
      {status.email_verified ? (
        <p className="note right" role="status">
          {t.verify.done}
        </p>
      ) : (
        <>
          <p>{t.verify.lead(status.email)}</p>
          {sendable && (
            <button
              type="button"
              className="button"
              disabled={busy || wait > 0}
              onClick={() => void run(send)}
            >
              {wait > 0 ? t.verify.sendIn(wait) : t.verify.send}
            </button>
          )}
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              const form = event.currentTarget;
              const code = String(new FormData(form).get('code')).trim();
              void run(() => confirm(code));
            }}
          >
            <Field
              label={t.account.code}
              hint={t.verify.codeHint}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="\s*[0-9]{6}\s*"
              required
            />
            <button className="button primary" type="submit" disabled={busy}>
              {t.verify.confirm}
            </button>
          </form>
        </>
      )}
      <p>
        <Link to={next}>{status.email_verified ? t.verify.goOn : t.verify.later}</Link>
      </p>
    </section>
  );
}

/** Seconds left of a wait that was told at a moment. */
function useWait(seconds: number, toldAt: number): number {
  const now = useNow();
  return Math.max(0, Math.ceil(seconds - (now - toldAt) / 1000));
}
