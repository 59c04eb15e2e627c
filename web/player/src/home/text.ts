import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const homeWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useHomeText() {
  return useText(homeWords);
}
