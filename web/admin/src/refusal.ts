import { ApiError } from '@quizcast/connection';
import { useRefusals } from '@quizcast/page';
import { useCallback } from 'react';

/** The reason for a refusal in the reader's language. */
export function useRefusal(): (refusal: unknown) => string {
  const refusals = useRefusals();
  return useCallback((refusal: unknown) => refusals.text(refusal), [refusals]);
}

/** Whether the service failed and not the request, so that the same request may succeed later. */
export function isPassing(refusal: unknown): boolean {
  return refusal instanceof ApiError && (refusal.status === 0 || refusal.status >= 500);
}

/** Whether the user lacks the right. */
export function isForbidden(refusal: unknown): boolean {
  return refusal instanceof ApiError && refusal.status === 403;
}

/** Whether somebody else has changed the same object in the meantime. */
export function isConflict(refusal: unknown): boolean {
  return (
    refusal instanceof ApiError && (refusal.status === 412 || refusal.type === 'version_mismatch')
  );
}
