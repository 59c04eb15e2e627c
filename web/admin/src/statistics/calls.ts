import { type AskedQuestions, rest, review } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';

export type Asked = AskedQuestions[number]['question'];

export function useGame(quizId: number) {
  const may = useMay();
  const quiz = useQuery({
    queryKey: ['quiz', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}`, rest.quiz),
  });
  const statistics = useQuery({
    queryKey: ['statistics', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}/statistics`, review.statistics),
  });
  const asked = useQuery({
    queryKey: ['asked-questions', quizId],
    queryFn: () => api.get(`/api/quizzes/${quizId}/asked-questions`, review.askedQuestions),
  });
  const suspicions = useQuery({
    queryKey: ['suspicions', quizId],
    queryFn: () => api.get(`/api/admin/games/${quizId}/suspicions`, review.suspicions),
    enabled: may('suspicions'),
  });
  return { quiz, statistics, asked, suspicions };
}
