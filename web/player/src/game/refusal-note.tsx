import { useEffect, useState } from 'react';
import { useSpeech } from '../words/words.ts';
import type { Notice } from './game.ts';

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
  return (
    <p className="note warn" role="alert">
      {t.play.refused}: {notice.message}
    </p>
  );
}
