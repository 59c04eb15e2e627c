import { ApiError } from '@quizcast/connection';

/**
 * Retries only after errors that may pass by themselves: a lost network, or a busy or restarting
 * server.
 */
export function retries(failures: number, refusal: Error): boolean {
  const passing = refusal instanceof ApiError && (refusal.status === 0 || refusal.status >= 500);
  return passing && failures < 3;
}
