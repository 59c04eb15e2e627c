import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const proofWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useProofText() {
  return useText(proofWords);
}
