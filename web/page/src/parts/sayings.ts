export interface Saying {
  readonly text: string;
  readonly forMs: number;
}

/** Messages that wait until the component that shows them has been loaded. */
let waiting: Saying[] = [];
let show: ((saying: Saying) => void) | undefined;
let wanted = false;
const listeners = new Set<() => void>();

/** Shows a message for a moment and announces it to screen readers. */
export function toast(text: string, forMs = 5_000): void {
  const saying = { text, forMs };
  if (show) show(saying);
  else waiting.push(saying);
  wanted = true;
  for (const listener of listeners) listener();
}

/** Registers the component that shows messages. It gets the waiting messages and all later ones. */
export function takeSayings(taker: (saying: Saying) => void): () => void {
  for (const saying of waiting) taker(saying);
  waiting = [];
  show = taker;
  return () => {
    show = undefined;
  };
}

/** Whether any message has been shown yet, as a store for React. */
export const sayings = {
  wanted: () => wanted,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
