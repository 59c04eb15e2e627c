import { catalogue, useText } from '@quizcast/words';

/** What every page says: session, fields, states. */
export const pageWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function usePageText() {
  return useText(pageWords);
}
