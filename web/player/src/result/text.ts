import { catalogue, useText } from '@quizcast/words';

const words = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useResultText() {
  return useText(words);
}
