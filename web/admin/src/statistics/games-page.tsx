import { rest } from '@quizcast/protocol';
import { dayAndTime, number } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import layout from '../parts/layout.module.css';
import { ListPanel } from '../parts/list/list-panel.tsx';
import { useListing } from '../parts/list/listing.ts';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useTexts } from '../texts.ts';
import { Rebuild } from './rebuild.tsx';
import { words } from './words.ts';

const PAGE_SIZE = 20;

/** The finished games, each with links to its figures. */
export function GamesPage() {
  const { t, language } = useTexts(words);
  const may = useMay();
  const listing = useListing();
  const { page } = listing;
  const games = useQuery({
    queryKey: ['quizzes', 'completed', page],
    queryFn: () =>
      api.get(`/api/quizzes?status=completed&page=${page}&page_size=${PAGE_SIZE}`, rest.quizPage),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('gamesTitle')} aside={t('gamesLead')}>
        {may('system') && <Rebuild />}
      </PageHead>
      <ListPanel
        label={t('gamesTitle')}
        query={games}
        listing={listing}
        size={PAGE_SIZE}
        rowsOf={(found) => found.quizzes}
        none={t('none')}
      >
        {(quizzes) => (
          <TableScroll>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('name')}</th>
                  <th scope="col">{t('played')}</th>
                  <th scope="col" className={table.number}>
                    {t('fund')}
                  </th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {quizzes.map((quiz) => (
                  <tr key={quiz.id}>
                    <th scope="row">
                      <Link to={`/quizzes/${quiz.id}/statistics`}>{quiz.title}</Link>
                    </th>
                    <td className={table.soft}>{dayAndTime(language, quiz.scheduled_time)}</td>
                    <td className={table.number}>{number(language, quiz.prize_fund)}</td>
                    <td className={table.number}>
                      <Link
                        className={layout.link}
                        to={`/quizzes/${quiz.id}/results`}
                        aria-label={`${t('results')}: ${quiz.title}`}
                      >
                        {t('results')}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        )}
      </ListPanel>
    </>
  );
}
