/** The browser's event that offers to install the app; missing in the standard types. */
interface InstallPrompt extends Event {
  prompt(): Promise<void>;
}

type Offer = () => Promise<void>;

let current: Offer | undefined;
const listeners = new Set<() => void>();

function change(offer: Offer | undefined): void {
  current = offer;
  for (const listener of listeners) listener();
}

/**
 * Keeps the browser's install event until the user wants to install. It is fired early and only
 * once.
 */
export const installation = {
  watch(): void {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      change(async () => {
        change(undefined);
        await (event as InstallPrompt).prompt();
      });
    });
    addEventListener('appinstalled', () => change(undefined));
  },
  offer: (): Offer | undefined => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
