import { type Guard, review } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';

const EVERY_MS = 30_000;

/** The number of open tasks: payouts to review or pay, and open disputes. */
export function useWaiting() {
  const may = useMay();
  const pending = useTotal('payouts?status=pending', review.payoutPage, may('payouts'));
  const approved = useTotal('payouts?status=approved', review.payoutPage, may('payouts'));
  const disputes = useTotal('disputes?status=open', review.disputePage, may('disputes'));
  return { payouts: pending + approved, disputes };
}

function useTotal(
  listing: string,
  guard: Guard<{ readonly total: number }>,
  enabled: boolean,
): number {
  const [part = '', state = ''] = listing.split('?status=');
  const { data } = useQuery({
    queryKey: [part, 'total', state],
    queryFn: async () => (await api.get(`/api/admin/${listing}&page_size=1`, guard)).total,
    refetchInterval: EVERY_MS,
    enabled,
  });
  return data ?? 0;
}
