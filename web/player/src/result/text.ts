import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const words = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useResultText() {
  return useText(words);
}
