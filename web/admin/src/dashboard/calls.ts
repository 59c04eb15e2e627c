import { portal, type Quiz, rest, review } from '@quizcast/protocol';
import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';
import { findingsOf } from './readiness.ts';

/** The number of quizzes that are examined; each costs two calls. */
const LOOKED_INTO = 5;

export function useNextQuizzes() {
  return useQuery({
    queryKey: ['quizzes', 'scheduled'],
    queryFn: () => api.get('/api/quizzes/scheduled', rest.quizzes),
    refetchInterval: 15_000,
  });
}

export function usePoolStatistics() {
  return useQuery({
    queryKey: ['pool', 'statistics'],
    queryFn: () => api.get('/api/admin/question-pool/stats', portal.poolStatistics),
    staleTime: 60_000,
  });
}

/** The next quizzes, each with its open tasks. */
export function useReadiness(quizzes: readonly Quiz[]) {
  const { data: pool } = usePoolStatistics();
  return useQueries({
    queries: quizzes.slice(0, LOOKED_INTO).map((quiz) => ({
      queryKey: ['quiz', quiz.id, 'readiness'],
      staleTime: 30_000,
      queryFn: async () => {
        const [questions, trail] = await Promise.all([
          api.get(`/api/quizzes/${quiz.id}/questions`, portal.editedQuestions),
          api.get(
            `/api/admin/audit?subject=quiz&subject_id=${quiz.id}&page_size=200`,
            portal.auditPage,
          ),
        ]);
        const rehearsed = trail.items.some(({ action }) => action === 'rehearse');
        return { questions: questions.items, rehearsed };
      },
    })),
    combine: (answers) =>
      quizzes.map((quiz, place) => {
        const known = answers[place]?.data;
        return {
          quiz,
          questions: known?.questions,
          findings: known && findingsOf(quiz, { ...known, pool }),
        };
      }),
  });
}

export type Ready = ReturnType<typeof useReadiness>[number];

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
  return useQuery({
    queryKey: ['disputes', 'dashboard'],
    queryFn: () => api.get('/api/admin/disputes?status=open&page_size=100', review.disputePage),
    refetchInterval: 30_000,
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

export function useSocketAlerts() {
  return useQuery({
    queryKey: ['sockets', 'alerts'],
    queryFn: () => api.get('/api/admin/ws/alerts', portal.socketAlerts),
    refetchInterval: 30_000,
  });
}
