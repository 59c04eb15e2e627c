import { ApiError } from '@quizcast/connection';
import { useRefusals } from '@quizcast/page';
import { useCallback } from 'react';

/** Says in the reader's language why something was refused. */
export function useRefusal(): (refusal: unknown) => string {
  const refusals = useRefusals();
  return useCallback((refusal: unknown) => refusals.text(refusal), [refusals]);
}

/** Whether the service, and not the wish, was the trouble: the same try may pass later. */
export function isPassing(refusal: unknown): boolean {
  return refusal instanceof ApiError && (refusal.status === 0 || refusal.status >= 500);
}

/** Whether the asking person lacks the right. */
export function isForbidden(refusal: unknown): boolean {
  return refusal instanceof ApiError && refusal.status === 403;
}

/** Whether somebody else changed the same thing meanwhile. */
export function isConflict(refusal: unknown): boolean {
  return (
    refusal instanceof ApiError && (refusal.status === 412 || refusal.type === 'version_mismatch')
  );
}
