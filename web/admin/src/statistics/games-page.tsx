import { rest } from '@quizcast/protocol';
import { dayAndTime, number } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import layout from '../parts/layout.module.css';
import { useListing } from '../parts/list/listing.ts';
import { Pages } from '../parts/list/pages.tsx';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { Rebuild } from './rebuild.tsx';
import { words } from './words.ts';

const PAGE_SIZE = 20;

/** The finished games, each with links to its figures. */
export function GamesPage() {
  const { t, language } = useTexts(words);
  const may = useMay();
  const { page, show } = useListing();
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
      <Panel flush label={t('gamesTitle')}>
        <Loaded query={games}>
          {({ quizzes, total }) =>
            quizzes.length === 0 ? (
              <Empty text={t('none')} />
            ) : (
              <>
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
                          <td className={table.soft}>
                            {dayAndTime(language, quiz.scheduled_time)}
                          </td>
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
                <Pages
                  label={t('gamesTitle')}
                  page={page}
                  total={total}
                  size={PAGE_SIZE}
                  go={(next) => show({ page: String(next) })}
                />
              </>
            )
          }
        </Loaded>
      </Panel>
    </>
  );
}
