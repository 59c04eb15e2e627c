import { installation } from './installation.ts';

const RELOADED = 'quizcast.reloaded';

/** Starts what makes the page an app: installation, offline start and updates. */
export function startApp(): void {
  installation.watch();
  addEventListener('vite:preloadError', (event) => {
    // An open page of the previous release has requested a file that no longer exists. It is
    // reloaded only once, because it could otherwise reload for ever.
    if (!navigator.onLine || sessionStorage.getItem(RELOADED)) return;
    sessionStorage.setItem(RELOADED, 'yes');
    event.preventDefault();
    location.reload();
  });
  addEventListener('load', () => {
    setTimeout(() => sessionStorage.removeItem(RELOADED), 10_000);
    if ('serviceWorker' in navigator && import.meta.env.PROD) {
      void import('./updates.ts').then(({ updates }) => updates.watch());
    }
  });
}
