import { sentenceOf } from '@quizcast/page';
import { useEffect, useState } from 'react';
import { useSpeech } from '../words/words.ts';
import type { Notice } from './game.ts';
import { toldRefusal } from './refusal.ts';

const SHOWN_MS = 7_000;

/** What the server refused, for a moment. */
export function RefusalNote({ notice }: { notice: Notice }) {
  const { t } = useSpeech();
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const known = toldRefusal(notice.message);
  const sentence = known ? t.play.refusals[known] : sentenceOf(t, notice.code);
  return (
    <p className="note warn" role="alert">
      {sentence ?? `${t.play.refused}: ${notice.message}`}
    </p>
  );
}
