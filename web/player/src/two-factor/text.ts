import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const twoFactorWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useTwoFactorText() {
  return useText(twoFactorWords);
}
