import { useRefusals } from '@quizcast/page';
import { useRef, useState } from 'react';

/** Runs one change at a time and keeps the reason of the last refusal. */
export function useDoing() {
  const refusals = useRefusals();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  // Updated immediately, whereas `busy` changes only with the next rendering.
  const underWay = useRef(false);

  async function run(change: () => Promise<void>) {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setRefusal(undefined);
    try {
      await change();
    } catch (failure) {
      setRefusal(refusals.text(failure));
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }
  return { busy, refusal, run };
}
