import { catalogue, useText } from '@quizcast/words';

const twoFactorWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useTwoFactorText() {
  return useText(twoFactorWords);
}
