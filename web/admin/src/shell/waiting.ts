import { ApiError } from '@quizcast/connection';
import { type Guard, rest, review } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';

const EVERY_MS = 30_000;

/** The running game, if there is one. */
export function useRunningQuiz() {
  return useQuery({
    queryKey: ['quizzes', 'active'],
    queryFn: async () => {
      try {
        return await api.get('/api/quizzes/active', rest.quiz);
      } catch (refusal) {
        if (refusal instanceof ApiError && refusal.status === 404) return null;
        throw refusal;
      }
    },
    refetchInterval: EVERY_MS,
  });
}

/** The number of open tasks: payouts to review or pay, and open disputes. */
export function useWaiting() {
  const pending = useTotal('payouts?status=pending', review.payoutPage);
  const approved = useTotal('payouts?status=approved', review.payoutPage);
  const disputes = useTotal('disputes?status=open', review.disputePage);
  return { payouts: pending + approved, disputes };
}

function useTotal(listing: string, guard: Guard<{ readonly total: number }>): number {
  const [part = '', state = ''] = listing.split('?status=');
  const { data } = useQuery({
    queryKey: [part, 'total', state],
    queryFn: async () => (await api.get(`/api/admin/${listing}&page_size=1`, guard)).total,
    refetchInterval: EVERY_MS,
  });
  return data ?? 0;
}
