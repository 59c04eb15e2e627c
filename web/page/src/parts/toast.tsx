import { lazy, Suspense, useSyncExternalStore } from 'react';
import { sayings } from './sayings.ts';

const ToastPlace = lazy(() => import('./toast-place.tsx'));

/** The place where toasts appear, once per page. Its code is loaded with the first toast. */
export function Toasts() {
  const needed = useSyncExternalStore(sayings.subscribe, sayings.wanted);
  return needed ? (
    <Suspense>
      <ToastPlace />
    </Suspense>
  ) : null;
}
