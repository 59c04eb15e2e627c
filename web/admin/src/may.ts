import { useSession } from '@quizcast/page';
import type { Permission } from '@quizcast/protocol';
import { useCallback } from 'react';

export type May = (permission: Permission) => boolean;

/**
 * Says what the reader may do. It only hides what would be refused; every route checks for itself.
 */
export function useMay(): May {
  const { user } = useSession();
  return useCallback((permission) => user?.permissions?.includes(permission) ?? false, [user]);
}
