import type { Link } from '@quizcast/connection';
import type { FrameOf, ServerFrame } from '@quizcast/protocol';

export type Phase = 'waiting' | 'running' | 'paused' | 'ad' | 'finished' | 'cancelled';

/** What an admin sees of a running game. Only `watch` makes a new one. */
export interface Watched {
  readonly link: Link;
  readonly phase: Phase;
  readonly online?: number;
  readonly counts?: FrameOf<'admin:live_counts'>;
  readonly question?: {
    readonly asked: Pick<
      FrameOf<'quiz:question'>,
      'question_id' | 'number' | 'total_questions' | 'text' | 'options'
    >;
    readonly secondsLeft: number;
    readonly correctOption?: number;
  };
  /** One row for each question that was closed while we watched. */
  readonly closed: readonly FrameOf<'adaptive:question_stats'>[];
}

export const nothingSeen: Watched = { link: 'connecting', phase: 'waiting', closed: [] };

/** Pure: the same view and the same frame give the same next view. */
export function watch(seen: Watched, frame: ServerFrame): Watched {
  switch (frame.type) {
    case 'quiz:start':
    case 'quiz:started':
    case 'quiz:resumed':
    case 'quiz:ad_break_end':
      return { ...seen, phase: 'running' };
    case 'quiz:paused':
      return { ...seen, phase: 'paused' };
    case 'quiz:ad_break':
      return { ...seen, phase: 'ad' };
    case 'quiz:finish':
    case 'quiz:ended':
    case 'quiz:results_available':
      return { ...seen, phase: 'finished' };
    case 'quiz:cancelled':
      return { ...seen, phase: 'cancelled' };
    case 'quiz:question':
      return {
        ...seen,
        phase: 'running',
        question: { asked: frame.data, secondsLeft: frame.data.time_limit },
      };
    case 'quiz:timer':
      return inQuestion(seen, frame.data.question_id, {
        secondsLeft: frame.data.remaining_seconds,
      });
    case 'quiz:answer_reveal':
      return inQuestion(seen, frame.data.question_id, {
        correctOption: frame.data.correct_option,
        secondsLeft: 0,
      });
    case 'quiz:player_count':
    case 'quiz:user_ready':
      return { ...seen, online: frame.data.player_count };
    case 'admin:live_counts':
      return { ...seen, counts: frame.data, online: frame.data.online };
    case 'adaptive:question_stats':
      return { ...seen, closed: [...seen.closed.filter(isAnother(frame.data)), frame.data] };
    case 'quiz:state':
      return resynced(seen, frame.data);
    default:
      return seen;
  }
}

function inQuestion(
  seen: Watched,
  question: number,
  change: Partial<NonNullable<Watched['question']>>,
): Watched {
  if (seen.question?.asked.question_id !== question) return seen;
  return { ...seen, question: { ...seen.question, ...change } };
}

function isAnother(row: { question_number: number }) {
  return (other: { question_number: number }) => other.question_number !== row.question_number;
}

const phases: Readonly<Record<string, Phase>> = {
  scheduled: 'waiting',
  in_progress: 'running',
  completed: 'finished',
  cancelled: 'cancelled',
};

function resynced(seen: Watched, state: FrameOf<'quiz:state'>): Watched {
  const { current_question: asked } = state;
  const phase = state.paused ? 'paused' : (phases[state.status ?? ''] ?? seen.phase);
  return {
    ...seen,
    phase,
    ...(state.player_count !== undefined && { online: state.player_count }),
    ...(asked && { question: { asked, secondsLeft: state.time_remaining ?? 0 } }),
  };
}
