import { useEffect, useState } from 'react';

/** The current time in milliseconds, updated often enough that no displayed second is skipped. */
export function useNow(everyMs = 250): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
