import { catalogue, type Say, useText } from '@quizcast/words';
import type english from './words/en.json';

const reviewWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export type ReviewText = Say<keyof typeof english>;

export function useReviewText(): ReviewText {
  return useText(reviewWords);
}
