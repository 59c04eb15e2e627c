import { rest, review } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';

export function useNextQuizzes() {
  return useQuery({
    queryKey: ['quizzes', 'scheduled'],
    queryFn: () => api.get('/api/quizzes/scheduled', rest.quizzes),
    refetchInterval: 15_000,
  });
}

export function useWaitingPayouts() {
  return useQuery({
    queryKey: ['payouts', 'dashboard'],
    queryFn: async () => {
      const [pending, approved] = await Promise.all([
        api.get('/api/admin/payouts?status=pending&page_size=100', review.payoutPage),
        api.get('/api/admin/payouts?status=approved&page_size=100', review.payoutPage),
      ]);
      return { pending, approved };
    },
    refetchInterval: 30_000,
  });
}

export function useOldestDisputes() {
  const may = useMay();
  return useQuery({
    queryKey: ['disputes', 'dashboard'],
    queryFn: () => api.get('/api/admin/disputes?status=open&page_size=100', review.disputePage),
    refetchInterval: 30_000,
    enabled: may('disputes'),
  });
}

/** The last game with its statistics and payouts. */
export function useLastGame() {
  return useQuery({
    queryKey: ['quizzes', 'last-game'],
    queryFn: async () => {
      const { quizzes } = await api.get(
        '/api/quizzes?status=completed&page=1&page_size=1',
        rest.quizPage,
      );
      const [quiz] = quizzes;
      if (quiz === undefined) return null;
      const [statistics, asked] = await Promise.all([
        api.get(`/api/quizzes/${quiz.id}/statistics`, review.statistics),
        api.get(`/api/quizzes/${quiz.id}/asked-questions`, review.askedQuestions),
      ]);
      return { quiz, statistics, asked };
    },
    staleTime: 60_000,
  });
}
