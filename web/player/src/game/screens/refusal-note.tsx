import { useRefusals } from '@quizcast/page';
import { useEffect, useState } from 'react';
import type { Notice } from '../game.ts';
import { toldRefusal } from '../refusal.ts';
import { useGameText } from '../words.ts';

const SHOWN_MS = 7_000;

/** Shows a refusal for a moment. */
export function RefusalNote({ notice }: { notice: Notice }) {
  const say = useGameText();
  const refusals = useRefusals();
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const known = toldRefusal(notice);
  const sentence = known ? say(`refused_${known}`) : refusals.sentence(notice.code);
  return (
    <p className="refusal-note" role="alert">
      {sentence ?? say('refused', { message: notice.message })}
    </p>
  );
}
