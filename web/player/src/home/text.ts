import { catalogue, useText } from '@quizcast/words';

const homeWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useHomeText() {
  return useText(homeWords);
}
