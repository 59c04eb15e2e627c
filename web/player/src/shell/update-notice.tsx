import { useSyncExternalStore } from 'react';
import { updates } from '../app-shell/updates.ts';
import { UpdateChoice } from './update-choice.tsx';

export default function UpdateNotice() {
  const update = useSyncExternalStore(updates.subscribe, updates.waiting);
  if (update === undefined) return null;
  return <UpdateChoice update={() => void update()} later={updates.later} />;
}
