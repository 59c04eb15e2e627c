import { registerSW } from 'virtual:pwa-register';

type Update = () => Promise<void>;

let waiting: Update | undefined;
const listeners = new Set<() => void>();

function change(update: Update | undefined): void {
  waiting = update;
  for (const listener of listeners) listener();
}

/** A newer version of the page that waits until the user wants it. */
export const updates = {
  /** Registers the service worker, which caches the app shell for offline starts. */
  watch(): void {
    const update = registerSW({ onNeedRefresh: () => change(() => update(true)) });
  },
  waiting: (): Update | undefined => waiting,
  later: (): void => change(undefined),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
