import { catalogue, useText } from '@quizcast/words';

const enterWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useEnterText() {
  return useText(enterWords);
}
