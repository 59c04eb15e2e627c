import { catalogue, useText } from '@quizcast/words';

const shellWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useShellText() {
  return useText(shellWords);
}
