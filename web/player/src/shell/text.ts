import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const shellWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useShellText() {
  return useText(shellWords);
}
