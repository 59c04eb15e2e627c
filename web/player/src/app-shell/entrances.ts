import { preferredLanguage } from '@quizcast/words';
import { loadFonts } from './fonts.ts';

/** Loads the pages with which most visits begin. The routes use the same functions. */
export const entrancePages = {
  home: () => import('../home/home-page.tsx'),
  signIn: () => import('../enter/sign-in-page.tsx'),
  signUp: () => import('../enter/sign-up-page.tsx'),
  quiz: () => import('../quiz/quiz-page.tsx'),
  game: () => import('../game/game-page.tsx'),
};

/** The addresses of these pages, and the folders of their texts. */
const entrances: readonly [path: RegExp, folder: string, load: () => Promise<unknown>][] = [
  [/^\/$/, 'home', entrancePages.home],
  [/^\/login$/, 'enter', entrancePages.signIn],
  [/^\/register$/, 'enter', entrancePages.signUp],
  [/^\/quiz\/\d+$/, 'home', entrancePages.quiz],
  [/^\/quiz\/\d+\/play$/, 'game', entrancePages.game],
];

const texts = import.meta.glob('../{shell,home,enter,game}/words/*.json');

/**
 * Loads everything that an address needs at the same time: its page, texts and fonts beside the
 * frame around them. Otherwise each would be discovered only after the previous one was loaded, and
 * a slow phone would wait for them one after another.
 */
export function loadEntrance(pathname: string): void {
  const language = preferredLanguage();
  const text = (folder: string) => texts[`../${folder}/words/${language}.json`]?.();
  loadFonts(language);
  const [, folder, page] = entrances.find(([path]) => path.test(pathname)) ?? [];
  const loading = [text('shell'), page?.(), folder && text(folder)];
  // A failure is shown where the page is rendered.
  Promise.all(loading).catch(() => undefined);
}
