import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const profileWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useProfileText() {
  return useText(profileWords);
}
