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

const reasons = [
  'incorrect_answer',
  'time_exceeded',
  'no_answer_timeout',
  'disconnected',
  'removed',
] as const;

/** The reason of an elimination as text; the server's text for an unknown reason. */
export function reasonText(t: ReviewText, reason: string | undefined): string | undefined {
  const known = reasons.find((one) => one === reason);
  return known ? t(`reason.${known}`) : reason;
}
