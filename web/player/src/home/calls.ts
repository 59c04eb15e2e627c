import { ApiError } from '@quizcast/connection';
import { api, useSession } from '@quizcast/page';
import { people, type Quiz, rest } from '@quizcast/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

/** How often the page looks for a new quiz. */
const LOOK_MS = 15_000;

/** Announced and running quizzes, running ones first, then by start. */
export function useUpcoming() {
  return useQuery({
    queryKey: ['scheduled'],
    queryFn: () => api.get('/api/quizzes/scheduled', rest.quizzes),
    select: inOrder,
    refetchInterval: LOOK_MS,
  });
}

export function inOrder(quizzes: readonly Quiz[]): Quiz[] {
  const order = (quiz: Quiz) =>
    quiz.status === 'in_progress' ? 0 : Date.parse(quiz.scheduled_time);
  return quizzes
    .filter(({ status }) => status === 'in_progress' || status === 'scheduled')
    .sort((a, b) => order(a) - order(b));
}

export function useQuiz(id: string) {
  return useQuery({
    queryKey: ['quiz', id],
    queryFn: () => api.get(`/api/quizzes/${encodeURIComponent(id)}`, rest.quiz),
  });
}

/** The newest finished quiz with its winners. */
export function useLastGame() {
  return useQuery({
    queryKey: ['last-game'],
    staleTime: 60_000,
    queryFn: async () => {
      const { quizzes } = await api.get('/api/quizzes?status=completed&page_size=1', rest.quizPage);
      const quiz = quizzes[0];
      if (quiz === undefined) return null;
      const path = `/api/quizzes/${quiz.id}/results?page=1&page_size=100`;
      const { results } = await api.get(path, rest.resultPage);
      return { quiz, winners: results.filter(({ is_winner }) => is_winner) };
    },
  });
}

/** Whether the visitor has a reminder for a quiz, and a function to change it. */
export function useReminder(quizId: number) {
  const { user } = useSession();
  const queries = useQueryClient();
  const path = `/api/quizzes/${quizId}/registration`;
  const queryKey = ['registration', quizId, user?.id];
  const { data } = useQuery({
    queryKey,
    enabled: user != null,
    retry: false,
    queryFn: () =>
      api.get(path, people.registration).catch((refusal: unknown) => {
        // Reminders are optional, so the page works without them.
        if (refusal instanceof ApiError) return null;
        throw refusal;
      }),
  });
  const change = useMutation({
    mutationFn: (wanted: boolean) =>
      wanted ? api.post(path, {}, people.registration) : api.delete(path, {}, people.registration),
    onSuccess: (registration) => queries.setQueryData(queryKey, registration),
  });
  return { registration: data, change };
}
