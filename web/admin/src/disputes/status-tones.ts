import type { Dispute } from '@quizcast/protocol';
import type { Tone } from '../parts/marks/pill.tsx';

export const statusTones: Record<Dispute['status'], Tone> = {
  open: 'light',
  accepted: 'right',
  rejected: 'plain',
};
