import { api, Button, Refused, toast, useSession } from '@quizcast/page';
import { type LegalStatus, people } from '@quizcast/protocol';
import { Rich } from '@quizcast/words';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { Link } from 'react-router';
import { useDoing } from '../session/doing.ts';
import css from './shell.module.css';
import { useShellText } from './text.ts';

const LEGAL = ['legal'];
/** Terms change only a few times a year, so one request a day is enough. */
const ASKED = 'quizcast.terms';

/** Asks signed-in users to accept changed terms. It does not block the page. */
export default function TermsNotice() {
  const t = useShellText();
  const { user } = useSession();
  const queries = useQueryClient();
  const { busy, refusal, run } = useDoing();
  const today = `${user?.id} ${new Date().toDateString()}`;
  const note = (status: LegalStatus) => {
    if (!status.acceptance_needed) localStorage.setItem(ASKED, today);
    return status;
  };
  const { data } = useQuery({
    queryKey: LEGAL,
    queryFn: () => api.get('/api/auth/legal', people.legalStatus).then(note),
    enabled: Boolean(user) && localStorage.getItem(ASKED) !== today,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!user || !data?.acceptance_needed) return null;
  const accept = async ({ tos_version, privacy_version }: LegalStatus) => {
    const form = { tos_accepted: true, privacy_accepted: true, tos_version, privacy_version };
    try {
      const status = await api.post('/api/auth/legal/accept', form, people.legalStatus);
      queries.setQueryData(LEGAL, note(status));
      toast(t('terms.done'));
    } catch (failure) {
      // The terms may have changed again, so the current version is loaded before the next attempt.
      await queries.invalidateQueries({ queryKey: LEGAL });
      throw failure;
    }
  };
  return (
    <section className={css.notice} aria-label={t('terms.title')}>
      <FileText size={20} aria-hidden="true" />
      <span>
        <b>{t('terms.title')}.</b>{' '}
        <Rich
          text={t('terms.text')}
          tags={{
            terms: (inside) => <Link to="/terms">{inside}</Link>,
            privacy: (inside) => <Link to="/privacy">{inside}</Link>,
          }}
        />
        <Refused>{refusal}</Refused>
      </span>
      <Button size="small" busy={busy} onClick={() => void run(() => accept(data))}>
        {t('terms.accept')}
      </Button>
    </section>
  );
}
