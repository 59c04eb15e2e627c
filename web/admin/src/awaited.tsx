import { Refused, refusalText } from '@quizcast/page';
import { useSpeech } from './words/words.ts';

/** Stands where something is still to come: that it loads, or why it does not. */
export function Awaited({ error }: { error: Error | null }) {
  const { t } = useSpeech();
  return error ? <Refused>{refusalText(t, error)}</Refused> : <p className="soft">{t.loading}</p>;
}
