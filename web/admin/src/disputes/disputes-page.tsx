import { moment, Title } from '@quizcast/page';
import { review } from '@quizcast/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Awaited } from '../awaited.tsx';
import { api } from '../calls.ts';
import { Pager } from '../pager.tsx';
import { useShown } from '../shown.ts';
import { StatusChoice } from '../status-choice.tsx';
import { useSpeech } from '../words/words.ts';

const PAGE_SIZE = 20;

/** Objections of players, the oldest first. */
export function DisputesPage() {
  const { t, language } = useSpeech();
  const {
    shown: { status },
    page,
    show,
  } = useShown('status');
  const { data, error } = useQuery({
    queryKey: ['disputes', status, page],
    queryFn: () => {
      const query = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) });
      if (status) query.set('status', status);
      return api.get(`/api/admin/disputes?${query}`, review.disputePage);
    },
    placeholderData: keepPreviousData,
  });
  return (
    <div className="stack">
      <Title>{t.disputes.title}</Title>
      <div className="row">
        <StatusChoice
          names={t.disputes.statuses}
          value={status}
          choose={(chosen) => show({ status: chosen })}
        />
      </div>
      <div className="card scroll">
        {data === undefined && <Awaited error={error} />}
        {data?.items.length === 0 && <p className="soft">{t.nothing}</p>}
        {data && data.items.length > 0 && (
          <table className="listing">
            <thead>
              <tr>
                <th scope="col">{t.disputes.objection}</th>
                <th scope="col">{t.payouts.quiz}</th>
                <th scope="col">{t.quiz.status}</th>
                <th scope="col">{t.disputes.since}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((dispute) => (
                <tr key={dispute.id}>
                  <td>
                    <Link className="shortened" to={`/disputes/${dispute.id}`}>
                      {dispute.text}
                    </Link>
                  </td>
                  <td>{dispute.quiz_id}</td>
                  <td>
                    <span className={`badge ${dispute.status}`}>
                      {t.disputes.statuses[dispute.status]}
                    </span>
                  </td>
                  <td>{moment(language, dispute.created_at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Pager
        label={t.disputes.title}
        page={page}
        total={data?.total ?? 0}
        size={PAGE_SIZE}
        go={(next) => show({ page: String(next) })}
      />
    </div>
  );
}
