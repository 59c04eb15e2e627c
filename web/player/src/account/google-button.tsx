import { api, useNextPath } from '@quizcast/page';
import { rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../words/words.ts';
import { goToGoogle } from './google.ts';

/** Another way in, where the suite has one. */
export function GoogleButton() {
  const { t } = useSpeech();
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
    <button type="button" className="button" onClick={() => void goToGoogle(client, next)}>
      {t.google.enter}
    </button>
  );
}
