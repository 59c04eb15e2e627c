import { catalogue, useText } from '@quizcast/words';

const proofWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useProofText() {
  return useText(proofWords);
}
