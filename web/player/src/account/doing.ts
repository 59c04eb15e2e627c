import { refusalText, useWords } from '@quizcast/page';
import { useState } from 'react';

/** One change to the account at a time, and why the last one was refused. */
export function useDoing() {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function run(change: () => Promise<void>) {
    setBusy(true);
    setRefusal(undefined);
    try {
      await change();
    } catch (failure) {
      setRefusal(refusalText(words, failure));
    } finally {
      setBusy(false);
    }
  }
  return { busy, refusal, run };
}
