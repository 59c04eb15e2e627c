import { installation } from './installation.ts';

const RELOADED = 'quizcast.reloaded';

/** What the app does beside its pages: it can be installed, starts offline and survives a release. */
export function startApp(): void {
  installation.watch();
  addEventListener('vite:preloadError', (event) => {
    // A page of the last release asks for a file that is gone. Once: else it would reload for ever.
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
