import { ApiError } from '@quizcast/connection';

/** Only what may pass by itself is tried again: a lost network, a busy or restarting server. */
export function retries(failures: number, refusal: Error): boolean {
  const passing = refusal instanceof ApiError && (refusal.status === 0 || refusal.status >= 500);
  return passing && failures < 3;
}
