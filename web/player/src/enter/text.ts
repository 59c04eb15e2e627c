import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const enterWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useEnterText() {
  return useText(enterWords);
}
