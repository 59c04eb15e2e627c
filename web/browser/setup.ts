import { existsSync } from 'node:fs';
import { join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path in `QUIZCAST_CHROMIUM`, otherwise the first Chromium on the search path. */
export function findBrowser(): string {
  const chosen = process.env.QUIZCAST_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin');
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = chosen ?? places.find((place) => existsSync(place));
  if (found !== undefined && existsSync(found)) return found;
  throw new Error(
    'No Chromium for the browser tests. Run: apt-get install -y chromium, or set QUIZCAST_CHROMIUM',
  );
}

/** Reports once what is missing, instead of in every test. */
export function setup(): void {
  findBrowser();
  const player = new URL('../player/dist/index.html', import.meta.url);
  if (!existsSync(player)) throw new Error('The pages are not built. Run first: npm run build');
}
