import { catalogue, useText } from '@quizcast/words';

const profileWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useProfileText() {
  return useText(profileWords);
}
