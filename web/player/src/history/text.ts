import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const historyWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useHistoryText() {
  return useText(historyWords);
}
