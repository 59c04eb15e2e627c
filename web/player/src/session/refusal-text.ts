import { ApiError } from '@quizcast/connection';
import type { Texts } from '../language/language.ts';

/** What to tell a person about a failed sign-in or sign-up. */
export function refusalText(t: Texts, refusal: unknown): string {
  if (!(refusal instanceof ApiError)) return t.failed;
  if (refusal.status === 0) return t.offline;
  if (refusal.status === 401) return t.account.wrong;
  if (refusal.status === 409) return t.account.taken;
  if (refusal.status === 429) return t.account.tooOften(refusal.retryAfter ?? 60);
  return refusal.status < 500 && refusal.message ? refusal.message : t.failed;
}
