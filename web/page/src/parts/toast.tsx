import { lazy, Suspense, useSyncExternalStore } from 'react';

export interface Saying {
  readonly text: string;
  readonly forMs: number;
}

/** What waits until the part that shows it has been loaded. */
let waiting: Saying[] = [];
let show: ((saying: Saying) => void) | undefined;
let wanted = false;
const listeners = new Set<() => void>();

/** Says something for a moment that nobody has to act on; screen readers hear it too. */
export function toast(text: string, forMs = 5_000): void {
  const saying = { text, forMs };
  if (show) show(saying);
  else waiting.push(saying);
  wanted = true;
  for (const listener of listeners) listener();
}

/** Where toasts appear; once on a page. Its code is loaded with the first of them. */
export function Toasts() {
  const needed = useSyncExternalStore(subscribe, () => wanted);
  return needed ? (
    <Suspense>
      <ToastPlace />
    </Suspense>
  ) : null;
}

/** For the part that shows them: takes what waits, and everything from now on. */
export function takeSayings(taker: (saying: Saying) => void): () => void {
  for (const saying of waiting) taker(saying);
  waiting = [];
  show = taker;
  return () => {
    show = undefined;
  };
}

const ToastPlace = lazy(() => import('./toast-place.tsx'));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
