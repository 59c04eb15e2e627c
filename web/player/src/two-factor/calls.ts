import { api } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';

export const TWO_FACTOR = ['two-factor'];

export function useTwoFactor() {
  return useQuery({
    queryKey: TWO_FACTOR,
    queryFn: () => api.get('/api/auth/two-factor', rest.twoFactor),
  });
}
