import { catalogue, useText } from '@quizcast/words';

const historyWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useHistoryText() {
  return useText(historyWords);
}
