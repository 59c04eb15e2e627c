import { moment, Title } from '@quizcast/page';
import { review } from '@quizcast/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Awaited } from '../awaited.tsx';
import { api } from '../calls.ts';
import { Pager } from '../pager.tsx';
import { useShown } from '../shown.ts';
import { useSpeech } from '../words/words.ts';

const PAGE_SIZE = 20;
const services = ['auth-service', 'user-service', 'quiz-service'] as const;

/** How far deleted accounts are forgotten; it goes on by itself. */
export function DeletionsPage() {
  const { t, language } = useSpeech();
  const { page, show } = useShown();
  const { data, error } = useQuery({
    queryKey: ['deletions', page],
    queryFn: () =>
      api.get(`/api/admin/deletions?page=${page}&page_size=${PAGE_SIZE}`, review.deletionPage),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  return (
    <div className="stack">
      <Title>{t.deletions.title}</Title>
      <p className="soft">{t.deletions.lead}</p>
      <div className="card scroll">
        {data === undefined && <Awaited error={error} />}
        {data?.deletions.length === 0 && <p className="soft">{t.nothing}</p>}
        {data && data.deletions.length > 0 && (
          <table className="listing">
            <thead>
              <tr>
                <th scope="col">{t.deletions.user}</th>
                <th scope="col">{t.deletions.deletedAt}</th>
                {services.map((service) => (
                  <th scope="col" key={service}>
                    {service}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.deletions.map((deletion) => (
                <tr key={deletion.user_id}>
                  <th scope="row">#{deletion.user_id}</th>
                  <td>{moment(language, deletion.deleted_at)}</td>
                  {services.map((service) => (
                    <td key={service}>{t.deletions.steps[deletion.steps[service]]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Pager
        label={t.deletions.title}
        page={page}
        total={data?.total ?? 0}
        size={PAGE_SIZE}
        go={(next) => show({ page: String(next) })}
      />
    </div>
  );
}
