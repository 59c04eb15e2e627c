import { Button } from '@mantine/core';
import { type Result, rest } from '@quizcast/protocol';
import { money, number } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import layout from '../parts/layout.module.css';
import { useListing } from '../parts/list/listing.ts';
import { ROWS_A_PAGE, useRowsOfPages } from '../parts/list/rows-of-pages.ts';
import { SearchField } from '../parts/list/search-field.tsx';
import { type Column, VirtualTable } from '../parts/list/virtual-table.tsx';
import { Pill } from '../parts/marks/pill.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, EmptyFiltered, Failed, LoadingRows } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** Every player of a game in the order of their ranks. */
export function ResultsPage() {
  const { t, language } = useTexts(words);
  const quizId = Number(useParams().quizId);
  const {
    shown: { search },
    show,
    clear,
  } = useListing('search');
  const { data: quiz } = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}`, rest.quiz),
  });
  const rows = useRowsOfPages<Result>({
    queryKey: ['results', quizId, search],
    read: async (page) => {
      const { results, total } = await api.get(
        `/api/quizzes/${quizId}/results?${new URLSearchParams({
          page: String(page),
          page_size: String(ROWS_A_PAGE),
          ...(search && { search }),
        })}`,
        rest.resultPage,
      );
      return { items: results, total };
    },
  });
  const columns = useMemo<readonly Column<Result>[]>(
    () => [
      { id: 'rank', header: t('rank'), width: 90, cell: ({ rank }) => number(language, rank) },
      { id: 'player', header: t('player'), cell: ({ username }) => username },
      {
        id: 'winner',
        header: <span className="unseen">{t('winner')}</span>,
        width: 130,
        cell: ({ is_winner }) => is_winner && <Pill tone="right">{t('winner')}</Pill>,
      },
      {
        id: 'score',
        header: t('score'),
        width: 100,
        numeric: true,
        cell: ({ score }) => number(language, score),
      },
      {
        id: 'answers',
        header: t('answers'),
        width: 110,
        numeric: true,
        cell: ({ correct_answers: right, total_questions: all }) => `${right} / ${all}`,
      },
      {
        id: 'out',
        header: t('outAt'),
        width: 130,
        numeric: true,
        cell: ({ eliminated_on_question: question }) => question ?? '–',
      },
      {
        id: 'prize',
        header: t('prize'),
        width: 140,
        numeric: true,
        cell: ({ prize_fund: prize }) => (prize > 0 ? money(language, prize) : '–'),
      },
    ],
    [t, language],
  );
  const exports = useMay()('exports') ? (['csv', 'xlsx'] as const) : [];
  const exported = `/api/quizzes/${quizId}/results/export?lang=${language}&format=`;
  return (
    <>
      <PageHead
        title={t('resultsTitle')}
        back={`/quizzes/${quizId}/statistics`}
        aside={quiz?.title}
      >
        {exports.map((format) => (
          <Button
            key={format}
            variant="default"
            component="a"
            href={exported + format}
            leftSection={<Download size={16} aria-hidden />}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </PageHead>
      <div className={layout.stack}>
        <div className={layout.row}>
          <SearchField
            label={t('searchPlayers')}
            value={search}
            onSearch={(text) => show({ search: text })}
          />
        </div>
        <Panel flush label={t('resultsTitle')}>
          {rows.first.error && rows.first.data === undefined && (
            <Failed error={rows.first.error} onRetry={() => void rows.first.refetch()} />
          )}
          {rows.first.isPending && <LoadingRows rows={10} />}
          {rows.first.data?.total === 0 &&
            (search ? <EmptyFiltered onClear={clear} /> : <Empty text={t('noResults')} />)}
          {rows.total > 0 && (
            <VirtualTable
              label={t('resultsTitle')}
              columns={columns}
              rows={rows}
              rowKey={({ user_id: id }) => id}
              height="calc(100dvh - 166px)"
            />
          )}
        </Panel>
      </div>
    </>
  );
}
