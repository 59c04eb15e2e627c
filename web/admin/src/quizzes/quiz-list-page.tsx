import { Button, Select } from '@mantine/core';
import { type Quiz, rest } from '@quizcast/protocol';
import { dayAndTime, number } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { ListPanel } from '../parts/list/list-panel.tsx';
import { useListing } from '../parts/list/listing.ts';
import { SearchField } from '../parts/list/search-field.tsx';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { QuizStatus, statusKeys } from '../parts/marks/quiz-status.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Empty } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

const PAGE_SIZE = 20;

/** All quizzes, newest first. */
export function QuizListPage() {
  const { t } = useTexts(words);
  const listing = useListing('search', 'status');
  const { shown, page, show } = listing;
  const query = useQuery({
    queryKey: ['quizzes', 'list', shown, page],
    queryFn: () => {
      const asked = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) });
      if (shown.search) asked.set('search', shown.search);
      if (shown.status) asked.set('status', shown.status);
      return api.get(`/api/quizzes?${asked}`, rest.quizPage);
    },
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('title')}>
        <Button component={Link} to="/quizzes/new" leftSection={<Plus size={16} aria-hidden />}>
          {t('newQuiz')}
        </Button>
      </PageHead>
      <div className={layout.stack}>
        <search className={layout.row}>
          <SearchField
            label={t('searchBy')}
            value={shown.search}
            onSearch={(search) => show({ search })}
          />
          <Select
            w={210}
            aria-label={t('status')}
            placeholder={t('allStatuses')}
            clearable
            clearButtonProps={{ 'aria-label': t('clearFilters') }}
            value={shown.status || null}
            onChange={(status) => show({ status: status ?? '' })}
            data={Object.entries(statusKeys).map(([value, key]) => ({ value, label: t(key) }))}
          />
        </search>
        <ListPanel
          label={t('title')}
          query={query}
          listing={listing}
          size={PAGE_SIZE}
          rowsOf={(found) => found.quizzes}
          none={
            <Empty text={t('none')}>
              <p>{t('noneHint')}</p>
            </Empty>
          }
        >
          {(quizzes) => <QuizTable quizzes={quizzes} />}
        </ListPanel>
      </div>
    </>
  );
}

function QuizTable({ quizzes }: { quizzes: readonly Quiz[] }) {
  const { t, language } = useTexts(words);
  return (
    <TableScroll>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('status')}</th>
            <th scope="col">{t('start')}</th>
            <th scope="col" className={table.number}>
              {t('questions')}
            </th>
            <th scope="col">{t('source')}</th>
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
                <Link to={`/quizzes/${quiz.id}`}>{quiz.title}</Link>
              </th>
              <td>
                <QuizStatus status={quiz.status} />
              </td>
              <td className={`${table.soft} ${table.nowrap}`}>
                {dayAndTime(language, quiz.scheduled_time)}
              </td>
              <td className={table.number}>{quiz.question_count}</td>
              <td className={table.soft}>
                {t(quiz.question_source_mode === 'admin_only' ? 'sourceOwn' : 'sourceHybrid')}
              </td>
              <td className={table.number}>{number(language, quiz.prize_fund)}</td>
              <td className={table.number}>
                <Onward quiz={quiz} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** The page on which a quiz is opened, depending on its status. */
function Onward({ quiz: { id, title, status } }: { quiz: Quiz }) {
  const { t } = useTexts(words);
  if (status === 'cancelled') return null;
  const over = status === 'completed';
  const name = t(over ? 'openStatistics' : 'openDesk');
  return (
    <Link
      className={layout.link}
      aria-label={`${name}: ${title}`}
      to={`/quizzes/${id}/${over ? 'statistics' : 'live'}`}
    >
      {name}
    </Link>
  );
}
