import { api, Button, useNextPath } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { goToGoogle } from './google.ts';
import { useEnterText } from './text.ts';

/** The Google sign-in button, shown if Google is switched on. */
export function GoogleButton({ short = false }: { short?: boolean }) {
  const t = useEnterText();
  const next = useNextPath();
  const { data } = useQuery({
    queryKey: ['google-client'],
    queryFn: () => api.get('/api/auth/google/client', rest.googleClient),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const client = data?.client_id;
  if (client === undefined) return null;
  return (
    <Button onClick={() => void goToGoogle(client, next)}>
      <strong aria-hidden="true">G</strong>
      {t(short ? 'google.short' : 'google.enter')}
    </Button>
  );
}
