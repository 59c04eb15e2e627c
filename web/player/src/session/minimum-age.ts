import { api } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';

const installation = {
  queryKey: ['installation'],
  queryFn: () => api.get('/api/installation', rest.installation),
  staleTime: Number.POSITIVE_INFINITY,
};

/** The minimum age at this installation; `undefined` while loading. The service checks it too. */
export function useMinimumAge(): number | undefined {
  return useQuery(installation).data?.minimum_age;
}
