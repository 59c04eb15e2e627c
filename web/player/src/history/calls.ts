import { api } from '@quizcast/page';
import { type PlayedGame, people, rest } from '@quizcast/protocol';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';

const PAGE_SIZE = 20;
const LATEST = 12;

const historyPath = (page: number, size: number) =>
  `/api/users/me/results?page=${page}&page_size=${size}`;

/** The newest games, which the profile shows. */
export function useLatestGames(userId: number) {
  return useQuery({
    queryKey: ['history', userId, 'latest'],
    queryFn: () => api.get(historyPath(1, LATEST), people.history),
  });
}

/** All games, newest first, page by page. */
export function useHistory(userId: number) {
  return useInfiniteQuery({
    queryKey: ['history', userId, 'all'],
    initialPageParam: 1,
    queryFn: ({ pageParam }) => api.get(historyPath(pageParam, PAGE_SIZE), people.history),
    getNextPageParam: ({ total, page }) => (page * PAGE_SIZE < total ? page + 1 : undefined),
  });
}

/** The titles, by quiz id, of old games for which the history has none. */
export function useTitles(games: readonly PlayedGame[]): ReadonlyMap<number, string> {
  const untitled = games.filter(({ title }) => title === undefined);
  return useQueries({
    queries: [...new Set(untitled.map(({ quiz_id }) => quiz_id))].map((id) => ({
      queryKey: ['quiz', String(id)],
      queryFn: () => api.get(`/api/quizzes/${id}`, rest.quiz),
      staleTime: 5 * 60_000,
      retry: false,
    })),
    combine: (found) =>
      new Map(found.flatMap(({ data }) => (data ? [[data.id, data.title] as const] : []))),
  });
}
