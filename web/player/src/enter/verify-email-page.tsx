import { anything } from '@quizcast/connection';
import {
  api,
  Button,
  CodeField,
  Failed,
  LinkButton,
  Refused,
  useNextPath,
  useNow,
} from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoing } from '../session/doing.ts';
import { SignedIn } from '../session/signed-in.tsx';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import css from './enter.module.css';
import { EnterPage } from './enter-page.tsx';
import { useEnterText } from './text.ts';

/** Verifies an e-mail address with the code that was sent to it. */
export function VerifyEmailPage() {
  return <SignedIn>{() => <VerifyEmail />}</SignedIn>;
}

const STATUS = ['verify-email'];

function VerifyEmail() {
  const t = useEnterText();
  const queries = useQueryClient();
  const next = useNextPath();
  // Separate from sending, because a code from an earlier e-mail can be confirmed while another one
  // is on its way.
  const sending = useDoing();
  const confirming = useDoing();
  const status = useQuery({
    queryKey: STATUS,
    queryFn: () => api.get('/api/auth/verify-email/status', rest.verification),
  });
  const wait = useWait(status.data?.cooldown_remaining_sec ?? 0, status.dataUpdatedAt);
  if (status.data === undefined) {
    return (
      <EnterPage title={t('verify.title')} back={next}>
        {status.error ? (
          <Failed error={status.error} retry={() => void status.refetch()} />
        ) : (
          <PageSkeleton />
        )}
      </EnterPage>
    );
  }
  const { email, email_verified, can_send_code, cooldown_remaining_sec, attempts_left } =
    status.data;
  const again = () => queries.invalidateQueries({ queryKey: STATUS });
  const send = async () => {
    await api.post('/api/auth/verify-email/send', {}, anything).finally(again);
  };
  const confirm = async (code: string) => {
    await api.post('/api/auth/verify-email/confirm', { code }, anything).finally(again);
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  if (email_verified) {
    return (
      <EnterPage title={t('verify.title')} back={next}>
        <p className="note right" role="status">
          {t('verify.done')}
        </p>
        <LinkButton kind="primary" size="large" to={next}>
          {t('verify.goOn')}
        </LinkButton>
      </EnterPage>
    );
  }
  const sendable = can_send_code || cooldown_remaining_sec > 0;
  return (
    <EnterPage title={t('verify.title')} lead={t('verify.lead', { email })} back={next}>
      <Refused>{sending.refusal}</Refused>
      {sendable && (
        <Button disabled={wait > 0} busy={sending.busy} onClick={() => void sending.run(send)}>
          {wait > 0 ? t('verify.sendIn', { seconds: wait }) : t('verify.send')}
        </Button>
      )}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          const code = String(new FormData(event.currentTarget).get('code')).trim();
          void confirming.run(() => confirm(code));
        }}
      >
        <Refused>{confirming.refusal}</Refused>
        <CodeField
          label={t('verify.code')}
          hint={
            attempts_left < 5
              ? `${t('verify.codeHint')}. ${t('verify.attempts', { n: attempts_left })}`
              : t('verify.codeHint')
          }
          name="code"
          pattern="\s*[0-9]{6}\s*"
          required
        />
        <div className={css.foot}>
          <Button kind="primary" size="large" wide type="submit" busy={confirming.busy}>
            {t('verify.confirm')}
          </Button>
          <LinkButton kind="plain" to={next}>
            {t('verify.later')}
          </LinkButton>
        </div>
      </form>
    </EnterPage>
  );
}

/** The remaining seconds of a wait that the server announced at a given time. */
function useWait(seconds: number, toldAt: number): number {
  const now = useNow();
  return Math.max(0, Math.ceil(seconds - (now - toldAt) / 1000));
}
