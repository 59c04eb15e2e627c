import type { Quiz } from '@quizcast/protocol';
import { usePortalTexts } from '../../texts.ts';
import { Pill, type Tone } from './pill.tsx';

const tones: Record<Quiz['status'], Tone> = {
  scheduled: 'link',
  in_progress: 'light',
  completed: 'right',
  cancelled: 'plain',
};

export const statusKeys = {
  scheduled: 'quizStatusScheduled',
  in_progress: 'quizStatusInProgress',
  completed: 'quizStatusCompleted',
  cancelled: 'quizStatusCancelled',
} as const;

export function QuizStatus({ status }: { status: Quiz['status'] }) {
  const { t } = usePortalTexts();
  return <Pill tone={tones[status]}>{t(statusKeys[status])}</Pill>;
}
