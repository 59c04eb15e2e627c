import { moment, money, Title, useSession } from '@quizcast/page';
import { type Payout, review } from '@quizcast/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { Awaited } from '../awaited.tsx';
import { api } from '../calls.ts';
import { Pager } from '../pager.tsx';
import { useShown } from '../shown.ts';
import { StatusChoice } from '../status-choice.tsx';
import { useSpeech } from '../words/words.ts';
import { Steps } from './steps.tsx';

const PAGE_SIZE = 20;
const PAYOUTS = ['payouts'];

const keyOf = ({ quiz_id, user_id }: Payout) => `${quiz_id}/${user_id}`;

/** The review queue: winners, and what becomes of their prizes. */
export function PayoutsPage() {
  const { t } = useSpeech();
  const {
    shown: { status, quiz },
    page,
    show,
  } = useShown('status', 'quiz');
  const { data, error } = useQuery({
    queryKey: [...PAYOUTS, status, quiz, page],
    queryFn: () => {
      const query = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) });
      if (status) query.set('status', status);
      if (quiz) query.set('quiz_id', quiz);
      return api.get(`/api/admin/payouts?${query}`, review.payoutPage);
    },
    placeholderData: keepPreviousData,
  });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const picked = data?.items.filter((payout) => ticked.has(keyOf(payout))) ?? [];
  const tick = (payouts: readonly Payout[], on: boolean) => {
    const next = new Set(ticked);
    for (const payout of payouts) {
      if (on) next.add(keyOf(payout));
      else next.delete(keyOf(payout));
    }
    setTicked(next);
  };
  return (
    <div className="stack">
      <Title>{t.payouts.title}</Title>
      <div className="row">
        <StatusChoice
          names={t.payouts.statuses}
          value={status}
          choose={(chosen) => show({ status: chosen })}
        />
        {quiz && (
          <button type="button" className="button quiet small" onClick={() => show({ quiz: '' })}>
            {t.payouts.ofAll}
          </button>
        )}
      </div>
      <Steps picked={picked} changed={PAYOUTS} onStepped={() => setTicked(new Set())} />
      <div className="card scroll">
        {data === undefined && <Awaited error={error} />}
        {data?.items.length === 0 && <p className="soft">{t.nothing}</p>}
        {data && data.items.length > 0 && (
          <PayoutTable payouts={data.items} ticked={ticked} tick={tick} />
        )}
      </div>
      <Pager
        label={t.payouts.title}
        page={page}
        total={data?.total ?? 0}
        size={PAGE_SIZE}
        go={(next) => show({ page: String(next) })}
      />
    </div>
  );
}

interface Rows {
  payouts: readonly Payout[];
  ticked: ReadonlySet<string>;
  tick(payouts: readonly Payout[], on: boolean): void;
}

function PayoutTable({ payouts, ticked, tick }: Rows) {
  const { t } = useSpeech();
  const every = payouts.every((payout) => ticked.has(keyOf(payout)));
  return (
    <table className="listing">
      <thead>
        <tr>
          <td>
            <input
              type="checkbox"
              aria-label={t.payouts.pickAll}
              checked={every}
              onChange={({ target }) => tick(payouts, target.checked)}
            />
          </td>
          <th scope="col">{t.payouts.player}</th>
          <th scope="col">{t.payouts.quiz}</th>
          <th scope="col" className="number">
            {t.payouts.amount}
          </th>
          <th scope="col">{t.quiz.status}</th>
          <th scope="col">{t.payouts.since}</th>
          <th scope="col">{t.payouts.approvedBy}</th>
        </tr>
      </thead>
      <tbody>
        {payouts.map((payout) => (
          <PayoutRow
            key={keyOf(payout)}
            payout={payout}
            picked={ticked.has(keyOf(payout))}
            pick={(on) => tick([payout], on)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface Row {
  payout: Payout;
  picked: boolean;
  pick(on: boolean): void;
}

function PayoutRow({ payout, picked, pick }: Row) {
  const { t, language } = useSpeech();
  const { user } = useSession();
  const { approved_by: approver } = payout;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={t.payouts.pick(payout.username)}
          checked={picked}
          onChange={({ target }) => pick(target.checked)}
        />
      </td>
      <th scope="row">
        {payout.username}
        {!payout.profile_complete && <small className="aside">{t.payouts.nameless}</small>}
      </th>
      <td>
        <Link to={`/quizzes/${payout.quiz_id}`}>{payout.quiz_id}</Link>
      </td>
      <td className="number">{money(language, payout.amount)}</td>
      <td>
        <span className={`badge ${payout.status.toLowerCase()}`}>
          {t.payouts.statuses[payout.status]}
        </span>
        {payout.reason && <small className="aside">{payout.reason}</small>}
      </td>
      <td>{moment(language, payout.since)}</td>
      <td>{approver === user?.id ? t.payouts.you : (approver ?? '–')}</td>
    </tr>
  );
}
