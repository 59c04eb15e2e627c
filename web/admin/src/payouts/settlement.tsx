import { review } from '@quizcast/protocol';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Banknote, Check, PenLine, SearchCheck } from 'lucide-react';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { useTexts } from '../texts.ts';
import styles from './payouts.module.css';
import { words } from './words.ts';

const statuses = ['PENDING', 'APPROVED', 'HELD', 'PAID'] as const;
type Status = (typeof statuses)[number];

/** The progress of the settlement of one game, or of all games. */
export function useSettlement(quiz: string) {
  const counts = useQueries({
    queries: statuses.map((status) => ({
      queryKey: ['payouts', 'count', status, quiz],
      queryFn: async () => {
        const asked = new URLSearchParams({
          status,
          page_size: '1',
          ...(quiz && { quiz_id: quiz }),
        });
        return (await api.get(`/api/admin/payouts?${asked}`, review.payoutPage)).total;
      },
    })),
    combine: (answers) =>
      Object.fromEntries(
        statuses.map((status, place) => [status, answers[place]?.data] as const),
      ) as Partial<Record<Status, number>>,
  });
  const { data: suspicions } = useQuery({
    queryKey: ['suspicions', Number(quiz)],
    queryFn: () => api.get(`/api/admin/games/${quiz}/suspicions`, review.suspicions),
    enabled: quiz !== '',
  });
  const { data: disputes } = useQuery({
    queryKey: ['disputes', 'settlement'],
    queryFn: () => api.get('/api/admin/disputes?status=open&page_size=100', review.disputePage),
  });
  const suspects = new Map(
    (suspicions?.items ?? []).flatMap(({ kind, players }) =>
      players.map(({ user_id }) => [user_id, kind] as const),
    ),
  );
  const open = (disputes?.items ?? []).filter(
    ({ quiz_id }) => quiz === '' || quiz_id === Number(quiz),
  );
  return { counts, suspects, suspicions: suspicions?.items.length ?? 0, disputes: open.length };
}

interface Guided {
  quiz: string;
  settlement: ReturnType<typeof useSettlement>;
  at: Status | undefined;
}

/** The four steps of a settlement, each with the payouts that wait for it. */
export function Settlement({ quiz, settlement, at }: Guided) {
  const { t } = useTexts(words);
  const { counts, suspicions, disputes } = settlement;
  const pending = counts.PENDING ?? 0;
  const approved = counts.APPROVED ?? 0;
  const checked = suspicions === 0 && disputes === 0;
  const all = [
    {
      name: t('stepCheck'),
      icon: SearchCheck,
      done: checked,
      now: !checked,
      hint: (
        <span className={layout.row}>
          {quiz && (
            <Link className={layout.link} to={`/quizzes/${quiz}/suspicions`}>
              {t('suspicionsN', { n: suspicions })}
            </Link>
          )}
          <Link className={layout.link} to="/disputes?status=open">
            {t('disputesN', { n: disputes })}
          </Link>
        </span>
      ),
    },
    {
      name: t('stepFirst'),
      icon: PenLine,
      done: pending === 0,
      now: pending > 0 && at !== 'APPROVED',
      hint: t('waitingN', { n: pending }),
    },
    {
      name: t('stepSecond'),
      icon: PenLine,
      done: approved === 0 && pending === 0,
      now: approved > 0 && (pending === 0 || at === 'APPROVED'),
      hint: t('waitingN', { n: approved }),
    },
    {
      name: t('stepPaid'),
      icon: Banknote,
      done: approved === 0 && pending === 0 && (counts.PAID ?? 0) > 0,
      now: false,
      hint: t('doneN', { n: counts.PAID ?? 0 }),
    },
  ];
  // The current step is the first one with pending payouts.
  const current = all.findIndex(({ now }) => now);
  const steps = all.map((step, place) => ({ ...step, now: place === current }));
  return (
    <ol className={styles.steps}>
      {steps.map(({ name, icon: Icon, done, now, hint }) => (
        <li key={name} data-done={done || undefined} aria-current={now ? 'step' : undefined}>
          <span className={styles.circle}>
            {done ? <Check size={20} aria-hidden /> : <Icon size={20} aria-hidden />}
          </span>
          <span>
            <strong>{name}</strong>
            <small>{hint}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
