import { ApiError } from '@quizcast/connection';
import { api, useSession } from '@quizcast/page';
import { review } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';

export const pathOf = (quizId: string) => `/api/quizzes/${encodeURIComponent(quizId)}`;

/** The visitor's own answers with the right ones; `null` if they did not play. */
export function useMyAnswers(quizId: string) {
  const { user } = useSession();
  return useQuery({
    queryKey: ['my-answers', quizId, user?.id],
    queryFn: () => orNothing(api.get(`${pathOf(quizId)}/my-answers`, review.explanation)),
    enabled: user != null,
  });
}

export const disputesKey = (quizId: string) => ['my-disputes', quizId];

export function useDisputes(quizId: string) {
  return useQuery({
    queryKey: disputesKey(quizId),
    queryFn: () => api.get(`${pathOf(quizId)}/my-disputes`, review.ownDisputes),
  });
}

async function orNothing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (refusal) {
    if (refusal instanceof ApiError && refusal.status === 404) return null;
    throw refusal;
  }
}
