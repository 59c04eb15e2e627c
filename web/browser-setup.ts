import { existsSync } from 'node:fs';

const page = new URL('./player/dist/index.html', import.meta.url);
export const browserPath = process.env.QUIZCAST_CHROMIUM ?? '/usr/bin/chromium';

/** The browser tests drive the page as it is shipped, so it must have been built. */
export function setup(): void {
  if (!existsSync(page)) throw new Error('The page is not built. Run first: npm run build');
  if (!existsSync(browserPath)) {
    throw new Error(
      `No browser at ${browserPath}. Run: apt-get install -y chromium, or set QUIZCAST_CHROMIUM`,
    );
  }
}
