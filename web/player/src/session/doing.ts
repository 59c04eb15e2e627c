import { useRefusals } from '@quizcast/page';
import { useRef, useState } from 'react';

/** One change at a time, and why the last one was refused. */
export function useDoing() {
  const refusals = useRefusals();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  // Known at once, while `busy` waits for the next rendering.
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
