import { api, money } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSpeech } from '../words/words.ts';

const PAGE_SIZE = 20;

interface Shown {
  path: string;
  quizId: string;
  userId: number | undefined;
}

export function Standings({ path, quizId, userId }: Shown) {
  const { t, language } = useSpeech();
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    queryKey: ['results', quizId, page],
    queryFn: () => api.get(`${path}/results?page=${page}&page_size=${PAGE_SIZE}`, rest.resultPage),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return <p className="card soft">{t.loading}</p>;
  const pages = Math.max(1, Math.ceil(data.total / PAGE_SIZE));
  return (
    <section className="card stack" aria-labelledby="everyone">
      <h2 id="everyone">{t.result.everyone}</h2>
      <table className="standings">
        <thead>
          <tr>
            <th scope="col">{t.result.rank}</th>
            <th scope="col">{t.result.player}</th>
            <th scope="col" className="number">
              {t.result.correct}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.results.map((row) => (
            <tr key={row.user_id} className={row.user_id === userId ? 'me' : ''}>
              <td>{row.rank}</td>
              <td>
                {row.username}
                {row.user_id === userId && <span className="soft"> ({t.result.you})</span>}
                {row.is_winner && (
                  <small className="winner">
                    {t.result.winner} · {money(language, row.prize_fund)}
                  </small>
                )}
              </td>
              <td className="number">{row.correct_answers}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className="row between" aria-label={t.result.everyone}>
          <button
            type="button"
            className="button small"
            disabled={page <= 1}
            onClick={() => setPage(page - 1)}
          >
            {t.result.previous}
          </button>
          <span aria-live="polite">{t.result.page(page, pages)}</span>
          <button
            type="button"
            className="button small"
            disabled={page >= pages}
            onClick={() => setPage(page + 1)}
          >
            {t.result.next}
          </button>
        </nav>
      )}
    </section>
  );
}
