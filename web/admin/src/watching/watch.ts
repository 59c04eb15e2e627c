import type { Link } from '@quizcast/connection';
import type { FrameOf, ServerFrame } from '@quizcast/protocol';

export type Phase = 'waiting' | 'running' | 'paused' | 'ad' | 'finished' | 'cancelled';

type Asked = Pick<
  FrameOf<'quiz:question'>,
  'question_id' | 'number' | 'total_questions' | 'text' | 'options' | 'time_limit'
> &
  Partial<Pick<FrameOf<'quiz:question'>, 'text_kk' | 'options_kk' | 'text_en' | 'options_en'>>;

/** The question that players see, and what is known about it so far. */
export interface OnScreen {
  readonly asked: Asked;
  readonly secondsLeft: number;
  /** The following fields are known only after the close. */
  readonly correctOption?: number;
  readonly histogram?: ReadonlyMap<number, number>;
  readonly silent?: number;
  /** The number of players that this question eliminated. */
  readonly putOut?: number;
  readonly voided?: boolean;
  /** The number of answers in each second, from the server's counts. */
  readonly pace: readonly number[];
}

/** Something that happened, for the event log of the desk. */
export type Happened =
  | {
      readonly type:
        | 'started'
        | 'armed'
        | 'disarmed'
        | 'paused'
        | 'resumed'
        | 'adEnded'
        | 'finished'
        | 'cancelled';
    }
  | { readonly type: 'opened'; readonly number: number; readonly seconds: number }
  | { readonly type: 'closed'; readonly number: number; readonly option: number }
  | {
      readonly type: 'judged';
      readonly number: number;
      readonly rate: number;
      readonly target: number;
    }
  | { readonly type: 'out'; readonly count: number; readonly silent: number }
  | { readonly type: 'extended'; readonly seconds: number }
  | { readonly type: 'voided'; readonly number: number }
  | { readonly type: 'ad'; readonly seconds: number };

export interface Logged {
  /** A running number that identifies the event. */
  readonly id: number;
  readonly at: number;
  readonly event: Happened;
}

/** The admin's view of a running game. Only `watch` creates a new one. */
export interface Watched {
  readonly link: Link;
  readonly phase: Phase;
  /** Whether a pause begins after the reveal, no matter who asked for it. */
  readonly armed?: boolean;
  readonly online?: number;
  readonly watching?: number;
  readonly share?: number;
  readonly counts?: FrameOf<'admin:live_counts'>;
  readonly question?: OnScreen;
  /** One row for each question that closed while the desk was open. */
  readonly closed: readonly FrameOf<'adaptive:question_stats'>[];
  /** The newest event first. */
  readonly log: readonly Logged[];
}

export const nothingSeen: Watched = { link: 'connecting', phase: 'waiting', closed: [], log: [] };

const MAX_LOGGED = 200;

/**
 * Returns the view after a frame. A pure function.
 *
 * @param at time of the frame in milliseconds, used only by the event log
 */
export function watch(seen: Watched, frame: ServerFrame, at = 0): Watched {
  const noted = (next: Watched, event: Happened): Watched => ({
    ...next,
    log: [{ id: (next.log[0]?.id ?? 0) + 1, at, event }, ...next.log].slice(0, MAX_LOGGED),
  });
  switch (frame.type) {
    case 'quiz:start':
    case 'quiz:started':
      return seen.phase === 'running'
        ? seen
        : noted({ ...seen, phase: 'running' }, { type: 'started' });
    case 'quiz:resumed':
      return noted({ ...seen, phase: 'running' }, { type: 'resumed' });
    case 'quiz:ad_break_end':
      return noted({ ...seen, phase: 'running' }, { type: 'adEnded' });
    case 'quiz:paused':
      return noted({ ...seen, phase: 'paused', armed: false }, { type: 'paused' });
    case 'quiz:pause_armed':
      // A socket that opens later receives this frame again.
      return seen.armed ? seen : noted({ ...seen, armed: true }, { type: 'armed' });
    case 'quiz:pause_disarmed':
      return noted({ ...seen, armed: false }, { type: 'disarmed' });
    case 'quiz:ad_break':
      return noted({ ...seen, phase: 'ad' }, { type: 'ad', seconds: frame.data.duration_sec });
    case 'quiz:finish':
    case 'quiz:ended':
    case 'quiz:results_available':
      return seen.phase === 'finished'
        ? seen
        : noted({ ...seen, phase: 'finished' }, { type: 'finished' });
    case 'quiz:cancelled':
      return noted({ ...seen, phase: 'cancelled' }, { type: 'cancelled' });
    case 'quiz:question': {
      const { number, time_limit: seconds } = frame.data;
      const question = { asked: frame.data, secondsLeft: seconds, pace: [] };
      return noted({ ...seen, phase: 'running', question }, { type: 'opened', number, seconds });
    }
    case 'quiz:timer':
      return inQuestion(seen, frame.data.question_id, {
        secondsLeft: frame.data.remaining_seconds,
      });
    case 'quiz:question_extended': {
      const before = seen.question?.asked.time_limit ?? 0;
      const next = seen.question && {
        ...seen.question,
        asked: { ...seen.question.asked, time_limit: frame.data.time_limit },
      };
      return noted(
        { ...seen, ...(next && { question: next }) },
        { type: 'extended', seconds: frame.data.time_limit - before },
      );
    }
    case 'quiz:question_voided':
      return noted(inQuestion(seen, frame.data.question_id, { voided: true }), {
        type: 'voided',
        number: frame.data.number,
      });
    case 'quiz:answer_reveal':
      return revealed(seen, frame.data, noted);
    case 'quiz:player_count':
      return {
        ...seen,
        online: frame.data.player_count,
        ...(frame.data.watching !== undefined && { watching: frame.data.watching }),
      };
    case 'quiz:user_ready':
      return { ...seen, online: frame.data.player_count };
    case 'admin:live_counts':
      return counted(seen, frame.data);
    case 'adaptive:question_stats': {
      const { data } = frame;
      const next = { ...seen, closed: [...seen.closed.filter(isAnother(data)), data] };
      return noted(next, {
        type: 'judged',
        number: data.question_number,
        rate: data.actual_pass_rate,
        target: data.target_pass_rate,
      });
    }
    case 'quiz:state':
      return resynced(seen, frame.data);
    default:
      return seen;
  }
}

function inQuestion(seen: Watched, question: number, change: Partial<OnScreen>): Watched {
  if (seen.question?.asked.question_id !== question) return seen;
  return { ...seen, question: { ...seen.question, ...change } };
}

function revealed(
  seen: Watched,
  reveal: FrameOf<'quiz:answer_reveal'>,
  noted: (next: Watched, event: Happened) => Watched,
): Watched {
  const { question_id: id, correct_option: option, in_play: left, in_play_before: before } = reveal;
  const putOut = left === undefined || before === undefined ? undefined : before - left;
  const next = {
    ...inQuestion(seen, id, {
      correctOption: option,
      secondsLeft: 0,
      ...(reveal.histogram && {
        histogram: new Map(reveal.histogram.map(({ id: chosen, count }) => [chosen, count])),
      }),
      ...(reveal.no_answer !== undefined && { silent: reveal.no_answer }),
      ...(putOut !== undefined && { putOut }),
    }),
    ...(reveal.share !== undefined && { share: reveal.share }),
  };
  const number = seen.question?.asked.number ?? 0;
  const closed = noted(next, { type: 'closed', number, option });
  return putOut === undefined
    ? closed
    : noted(closed, { type: 'out', count: putOut, silent: reveal.no_answer ?? 0 });
}

/** Computes from the counts how many answers arrived in this second of the question. */
function counted(seen: Watched, counts: FrameOf<'admin:live_counts'>): Watched {
  const next = { ...seen, counts, online: counts.online };
  const { question } = seen;
  if (question === undefined || question.correctOption !== undefined) return next;
  const second = Math.max(0, question.asked.time_limit - question.secondsLeft);
  const before = question.pace.reduce((sum, answers) => sum + answers, 0);
  const came = Math.max(0, counts.answered - before);
  const pace = Array.from(
    { length: Math.max(question.pace.length, second + 1) },
    (_, place) => (question.pace[place] ?? 0) + (place === second ? came : 0),
  );
  return { ...next, question: { ...question, pace } };
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
  const same = asked && seen.question?.asked.question_id === asked.question_id;
  return {
    ...seen,
    phase,
    armed: false,
    ...(state.player_count !== undefined && { online: state.player_count }),
    ...(state.watching !== undefined && { watching: state.watching }),
    ...(asked &&
      !same && { question: { asked, secondsLeft: state.time_remaining ?? 0, pace: [] } }),
  };
}
