import { catalogue, useText } from '@quizcast/words';

const legalWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useLegalText() {
  return useText(legalWords);
}
