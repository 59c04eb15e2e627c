import { ApiError } from '@quizcast/connection';
import { portal, rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from './calls.ts';
import { useMay } from './may.ts';

const EVERY_MS = 30_000;

/** The game that is running now, if there is one. */
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

export function useSocketAlerts() {
  const may = useMay();
  return useQuery({
    queryKey: ['sockets', 'alerts'],
    queryFn: () => api.get('/api/admin/ws/alerts', portal.socketAlerts),
    refetchInterval: EVERY_MS,
    enabled: may('monitoring'),
  });
}
