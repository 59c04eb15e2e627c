import { api, Button, Failed, SkeletonRows } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { money, number, useLanguage } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useResultText } from './text.ts';

const PAGE_SIZE = 20;

/** One page of all results. Components that show the same page share one request. */
export function useResults(path: string, quizId: string, page: number) {
  return useQuery({
    queryKey: ['results', quizId, page],
    queryFn: () => api.get(`${path}/results?page=${page}&page_size=${PAGE_SIZE}`, rest.resultPage),
    placeholderData: keepPreviousData,
  });
}

interface Shown {
  path: string;
  quizId: string;
  userId: number | undefined;
}

export function FinalRanking({ path, quizId, userId }: Shown) {
  const say = useResultText();
  const { language } = useLanguage();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useResults(path, quizId, page);
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={6} />;
  const pages = Math.max(1, Math.ceil(data.total / PAGE_SIZE));
  return (
    <section className="everyone" aria-labelledby="everyone">
      <h2 id="everyone">{say('everyone')}</h2>
      {page === 1 && data.total > 0 && !data.results.some((row) => row.is_winner) && (
        <p className="note">{say('nobodyWon')}</p>
      )}
      <table className="final-ranking">
        <thead>
          <tr>
            <th scope="col">{say('rank')}</th>
            <th scope="col">{say('player')}</th>
            <th scope="col" className="number">
              {say('correct')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.results.map((row) => (
            <tr key={row.user_id} className={row.user_id === userId ? 'me' : ''}>
              <td>{number(language, row.rank)}</td>
              <td>
                <span className="one-line">{row.username}</span>
                {row.user_id === userId && <span className="soft"> ({say('you')})</span>}
                {row.is_winner && (
                  <small className="final-ranking-prize">
                    {say('winner')} · {money(language, row.prize_fund)}
                  </small>
                )}
              </td>
              <td className="number">{row.correct_answers}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className="row between" aria-label={say('everyone')}>
          <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {say('previous')}
          </Button>
          <span aria-live="polite">{say('page', { n: page, total: pages })}</span>
          <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {say('next')}
          </Button>
        </nav>
      )}
    </section>
  );
}
