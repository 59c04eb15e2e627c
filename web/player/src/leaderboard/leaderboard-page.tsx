import {
  Avatar,
  api,
  Button,
  Empty,
  Failed,
  Select,
  SkeletonRows,
  Tabs,
  Title,
  useSession,
} from '@quizcast/page';
import { type Leader, people, rest } from '@quizcast/protocol';
import { money, number, useLanguage } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Trophy } from 'lucide-react';
import { useSearchParams } from 'react-router';
import css from './leaderboard.module.css';
import { useLeaderboardText } from './text.ts';

const PAGE_SIZE = 20;
const periods = ['all', 'week', 'month', 'series'] as const;
type Period = (typeof periods)[number];

/** The leaderboards: all time, this week, this month, and series. The choice is part of the URL. */
export function LeaderboardPage() {
  const t = useLeaderboardText();
  const [search, setSearch] = useSearchParams();
  const series = useSeries();
  const period = periods.find((one) => one === search.get('period')) ?? 'all';
  const chosenSeries = search.get('series') ?? series[0];
  const page = Math.max(1, Number(search.get('page')) || 1);
  const tabs = periods.filter((one) => one !== 'series' || series.length > 0);
  const board =
    period === 'series' ? `series=${encodeURIComponent(chosenSeries ?? '')}` : `period=${period}`;
  const ready = period !== 'series' || chosenSeries !== undefined;
  return (
    <div className={css.page}>
      <Title>{t('title')}</Title>
      <Tabs<Period>
        label={t('period')}
        value={period}
        tabs={tabs.map((value) => ({ value, text: t(value) }))}
        onChange={(next) => setSearch(next === 'all' ? {} : { period: next })}
      >
        {period === 'series' && (
          <Select
            label={t('chooseSeries')}
            value={chosenSeries ?? ''}
            onChange={({ target }) => setSearch({ period, series: target.value })}
          >
            {series.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        )}
        {ready && <Mine board={board} />}
        {ready && (
          <Board
            board={board}
            page={page}
            onPage={(next) =>
              setSearch((before) => {
                before.set('page', String(next));
                return before;
              })
            }
          />
        )}
      </Tabs>
    </div>
  );
}

/** The series of the announced and the recently played quizzes. */
function useSeries(): readonly string[] {
  const { data } = useQuery({
    queryKey: ['series'],
    staleTime: 5 * 60_000,
    retry: false,
    queryFn: async () => (await api.get('/api/quizzes?page_size=50', rest.quizPage)).quizzes,
  });
  return [...new Set((data ?? []).flatMap(({ series }) => (series ? [series] : [])))].sort();
}

/** The visitor's rank with the neighbouring ranks. */
function Mine({ board }: { board: string }) {
  const t = useLeaderboardText();
  const { language } = useLanguage();
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: ['leaderboard', board, 'me', user?.id],
    queryFn: () => api.get(`/api/leaderboard/me?${board}`, people.ownRank),
    enabled: user != null,
    retry: false,
  });
  if (!data) return null;
  return (
    <section className={`card ${css.mine}`} aria-labelledby="mine">
      <h2 id="mine">
        {data.rank === undefined ? t('mine') : t('place', { rank: number(language, data.rank) })}
      </h2>
      {data.rank === undefined ? (
        <p className="soft">{t('mineNone')}</p>
      ) : (
        <Leaders leaders={data.users} />
      )}
    </section>
  );
}

interface BoardParts {
  board: string;
  page: number;
  onPage(page: number): void;
}

function Board({ board, page, onPage }: BoardParts) {
  const t = useLeaderboardText();
  const { data, error, refetch } = useQuery({
    queryKey: ['leaderboard', board, page],
    queryFn: () =>
      api.get(`/api/leaderboard?${board}&page=${page}&page_size=${PAGE_SIZE}`, people.leaderboard),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={8} />;
  if (data.users.length === 0 && page === 1) {
    return (
      <Empty icon={Trophy} title={t('none')}>
        <p>{t('noneLead')}</p>
      </Empty>
    );
  }
  const pages = Math.max(1, Math.ceil(data.total / PAGE_SIZE));
  return (
    <>
      <p className="faint">{t('players', { n: data.total })}</p>
      <Leaders leaders={data.users} />
      {pages > 1 && (
        <nav className={css.pager} aria-label={t('title')}>
          <Button size="small" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t('previous')}
          </Button>
          <span aria-live="polite">{t('page', { n: page, total: pages })}</span>
          <Button size="small" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {t('next')}
          </Button>
        </nav>
      )}
    </>
  );
}

function Leaders({ leaders }: { leaders: readonly Leader[] }) {
  const t = useLeaderboardText();
  const { language } = useLanguage();
  const { user } = useSession();
  return (
    <ol className={`rows ${css.leaders}`}>
      {leaders.map((leader) => {
        const mine = leader.user_id === user?.id;
        return (
          <li key={leader.user_id} className={mine ? css.me : undefined}>
            <span className={`figure ${css.rank}`} data-top={leader.rank <= 3 || undefined}>
              {number(language, leader.rank)}
            </span>
            <Avatar name={leader.username} picture={leader.profile_picture} />
            <span className="grow">
              <span className={`one-line ${css.name}`}>{leader.username}</span>
              {mine && <span className="soft">{t('you')}</span>}
            </span>
            <span className={css.score}>
              <b>{t('wins', { n: leader.wins_count })}</b>
              <span className="faint">{money(language, leader.total_prize_won)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
