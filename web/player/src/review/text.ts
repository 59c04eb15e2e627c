import { catalogue, type Say, useText } from '@quizcast/words';
import type english from './words/en.json';

const reviewWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export type ReviewText = Say<keyof typeof english>;

export function useReviewText(): ReviewText {
  return useText(reviewWords);
}
