import { useSyncExternalStore } from 'react';
import type { Viewport } from '../scene.ts';

let current: Viewport = { width: 0, height: 0 };

function read(): Viewport {
  const { innerWidth: width, innerHeight: height } = window;
  if (width !== current.width || height !== current.height) current = { width, height };
  return current;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

export function useViewport(): Viewport {
  return useSyncExternalStore(subscribe, read);
}
