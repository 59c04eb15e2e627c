import { portal, type Quiz } from '@quizcast/protocol';
import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import { findingsOf } from './readiness.ts';

/** The number of quizzes that are checked. Each one costs two calls. */
const LOOKED_INTO = 5;

/**
 * The numbers of the question bank. Each request counts the whole bank, so lists are read first.
 */
export function usePoolStatistics(now = true) {
  const may = useMay();
  return useQuery({
    queryKey: ['pool', 'statistics'],
    queryFn: () => api.get('/api/admin/question-pool/stats', portal.poolStatistics),
    staleTime: 60_000,
    enabled: now && may('questions'),
  });
}

/** Each of the next quizzes with its open tasks. */
export function useReadiness(quizzes: readonly Quiz[]) {
  const may = useMay();
  const { data: pool } = usePoolStatistics();
  return useQueries({
    queries: quizzes.slice(0, LOOKED_INTO).map((quiz) => ({
      queryKey: ['quiz', quiz.id, 'readiness'],
      staleTime: 30_000,
      enabled: may('quizzes'),
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
