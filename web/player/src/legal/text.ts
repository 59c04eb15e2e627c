import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const legalWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useLegalText() {
  return useText(legalWords);
}
