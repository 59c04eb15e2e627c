import { ApiError } from '@quizcast/connection';
import type { Words } from './words/words.ts';

/** What to tell a person about a failed sign-in or sign-up, or a change to his account. */
export function refusalText(words: Words, refusal: unknown): string {
  if (!(refusal instanceof ApiError)) return words.failed;
  if (refusal.status === 0) return words.offline;
  const known = refusal.type === undefined ? undefined : words.account.refusals[refusal.type];
  if (known !== undefined) return known;
  if (refusal.status === 401) return words.account.wrong;
  if (refusal.status === 409) return words.account.taken;
  if (refusal.status === 429) return words.account.tooOften(refusal.retryAfter ?? 60);
  return refusal.status < 500 && refusal.message ? refusal.message : words.failed;
}
