import type { Link } from '@quizcast/connection';
import type { FrameOf, ServerFrame } from '@quizcast/protocol';
import { after, arrived, counted } from './crowd.ts';
import { type Game, mayAnswer, type Question, type Reveal, type Round } from './game.ts';
import { refused } from './refusal.ts';

/** An input of the reducer: a frame, a tap, a change of the connection, or the quiz from the REST
 * API. */
export type Happening =
  | { readonly kind: 'frame'; readonly frame: ServerFrame; readonly at: number }
  | { readonly kind: 'tap'; readonly option: number }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'measured'; readonly delayMs: number; readonly offsetMs: number }
  | { readonly kind: 'scheduled'; readonly startsAt: number };

/** All rules of the page: returns the next state. A pure function. */
export function reduce(game: Game, happening: Happening): Game {
  switch (happening.kind) {
    case 'frame':
      return afterFrame(heard(game), happening.frame, happening.at);
    case 'tap':
      return afterTap(game, happening.option);
    case 'link':
      return { ...game, link: happening.link };
    case 'quiet':
      return game.quiet ? game : { ...game, quiet: true };
    case 'measured':
      return {
        ...game,
        delay: { delayMs: happening.delayMs, offsetMs: happening.offsetMs },
      };
    case 'scheduled':
      return game.startsAt === undefined ? { ...game, startsAt: happening.startsAt } : game;
  }
}

/** Any frame shows that the connection is alive. */
function heard(game: Game): Game {
  return game.quiet ? { ...game, quiet: false } : game;
}

function afterTap(game: Game, option: number): Game {
  if (!mayAnswer(game) || !game.round) return game;
  if (!game.round.question.options.some(({ id }) => id === option)) return game;
  return { ...game, round: { ...game.round, choice: { option, state: 'sending' } } };
}

function afterFrame(game: Game, frame: ServerFrame, at: number): Game {
  if (concernsAnotherQuiz(game, frame)) return game;
  switch (frame.type) {
    case 'quiz:waiting_room':
      return startingIn(game, frame.data.starts_in_seconds, at);
    case 'quiz:countdown':
      return startingIn(game, frame.data.seconds_left, at);
    case 'quiz:start':
      return game.stage === 'lobby' ? { ...game, stage: 'running' } : game;
    case 'quiz:question':
      return asked(game, frame.data, at);
    case 'quiz:timer':
      return ticked(game, frame.data, at);
    case 'quiz:question_extended':
      return extended(game, frame.data);
    case 'quiz:question_voided':
      return voided(game, frame.data);
    case 'quiz:pause_armed':
      return { ...game, pauseArmed: true };
    case 'quiz:pause_disarmed':
      return without(game, 'pauseArmed');
    case 'quiz:paused':
      return {
        ...without(game, 'message', 'pauseArmed'),
        paused: true,
        ...said(frame.data.message),
      };
    case 'quiz:resumed':
      return { ...without(game, 'message'), paused: false };
    case 'quiz:answer_accepted':
      return recorded(game, frame.data);
    case 'quiz:answer_result':
      return judged(game, frame.data);
    case 'quiz:answer_reveal':
      return revealed(game, frame.data, at);
    case 'quiz:elimination':
      return eliminated(game, frame.data);
    case 'quiz:ad_break':
      return { ...game, ad: adBreak(frame.data, at) };
    case 'quiz:ad_break_end':
      return without(game, 'ad');
    case 'quiz:user_ready':
      return {
        ...arrived(game, frame.data.player_count, at),
        ...(frame.data.prize_blocked_reason && { prizeBlocked: frame.data.prize_blocked_reason }),
      };
    case 'quiz:player_count':
      return counted(arrived(game, frame.data.player_count, at), frame.data);
    case 'quiz:finish':
      return {
        ...without(game, 'ad'),
        stage: game.stage === 'over' ? 'over' : 'counting',
        finish: frame.data,
      };
    case 'quiz:results_available':
      return { ...without(game, 'ad'), stage: 'over' };
    case 'quiz:cancelled':
      return { ...without(game, 'message'), stage: 'cancelled', ...said(frame.data.message) };
    case 'quiz:state':
      return resynced(game, frame.data, at);
    case 'server:error':
      return refused(game, frame.data);
    default:
      return game;
  }
}

function concernsAnotherQuiz(game: Game, frame: ServerFrame): boolean {
  return 'quiz_id' in frame.data && frame.data.quiz_id !== game.quizId;
}

function startingIn(game: Game, seconds: number, at: number): Game {
  return { ...game, startsAt: at + seconds * 1000 };
}

function said(message: string | undefined) {
  return message ? { message } : {};
}

function asked(game: Game, question: FrameOf<'quiz:question'>, at: number): Game {
  const same = game.round?.question.question_id === question.question_id;
  const round = same
    ? game.round
    : { ...opened(question, question.time_limit, at), live: true as const };
  const next = {
    ...without(game, 'ad', 'message', 'pauseArmed'),
    stage: 'running' as const,
    paused: false,
  };
  return after({ ...next, ...(round && { round }) }, question);
}

function opened(question: Question, secondsLeft: number, at: number): Round {
  return { question, secondsLeft, closesAt: at + secondsLeft * 1000 };
}

function extended(
  game: Game,
  { question_id, time_limit }: FrameOf<'quiz:question_extended'>,
): Game {
  return inRound(game, question_id, (round) => ({
    ...round,
    question: { ...round.question, time_limit },
    secondsLeft: round.secondsLeft + time_limit - round.question.time_limit,
    ...(round.closesAt !== undefined && {
      closesAt: round.closesAt + (time_limit - round.question.time_limit) * 1000,
    }),
  }));
}

function voided(game: Game, question: FrameOf<'quiz:question_voided'>): Game {
  const returns = game.out?.question === question.number;
  const next = returns ? without(game, 'out') : game;
  return inRound(next, question.question_id, (round) => ({
    ...round,
    voided: true,
    ...(question.message && { voidReason: question.message }),
    ...(returns && { back: true as const }),
  }));
}

function ticked(game: Game, timer: FrameOf<'quiz:timer'>, at: number): Game {
  return inRound(game, timer.question_id, (round) =>
    round.correctOption === undefined
      ? {
          ...round,
          secondsLeft: timer.remaining_seconds,
          closesAt: at + timer.remaining_seconds * 1000,
        }
      : round,
  );
}

/** The recorded answer replaces the tapped one, because the first recorded answer counts. */
function recorded(game: Game, accepted: FrameOf<'quiz:answer_accepted'>): Game {
  return inRound(game, accepted.question_id, (round) => ({
    ...round,
    choice: {
      option: accepted.selected_option,
      state: 'recorded',
      ...(round.live &&
        round.choice?.option !== accepted.selected_option && { elsewhere: true as const }),
    },
  }));
}

function judged(game: Game, verdict: FrameOf<'quiz:answer_result'>): Game {
  const { round } = game;
  if (round?.question.question_id !== verdict.question_id) return game;
  const counted = round.verdict !== undefined;
  const judgedRound: Round = {
    ...round,
    verdict,
    correctOption: verdict.correct_option,
    ...(verdict.your_answer >= 0 && {
      choice: { option: verdict.your_answer, state: 'recorded' as const },
    }),
  };
  const next = {
    ...game,
    round: judgedRound,
    score: game.score + (counted ? 0 : verdict.points_earned),
    correct: game.correct + (!counted && verdict.is_correct ? 1 : 0),
  };
  return verdict.is_eliminated ? out(next, verdict.elimination_reason ?? '') : next;
}

function revealed(game: Game, reveal: Reveal, at: number): Game {
  const next = inRound(game, reveal.question_id, (round) => ({
    ...round,
    correctOption: reveal.correct_option,
    reveal,
    revealedAt: round.revealedAt ?? at,
  }));
  return next === game ? game : counted(next, reveal);
}

function eliminated(game: Game, elimination: FrameOf<'quiz:elimination'>): Game {
  return elimination.user_id === game.userId ? out(game, elimination.reason) : game;
}

function out(game: Game, reason: string): Game {
  if (game.out !== undefined) return game;
  const question = game.round?.question.number;
  return { ...game, out: { reason, ...(question !== undefined && { question }) } };
}

function adBreak(ad: FrameOf<'quiz:ad_break'>, at: number) {
  return {
    mediaType: ad.media_type,
    url: ad.media_url,
    seconds: ad.duration_sec,
    endsAt: at + ad.duration_sec * 1000,
  };
}

/** Replaces the state by the server's, and keeps only what the server cannot know yet. */
function resynced(game: Game, state: FrameOf<'quiz:state'>, at: number): Game {
  const bare = without(game, 'ad', 'out', 'round', 'prizeBlocked');
  const fresh = withRoundOf(bare, game.round, state, at);
  return {
    ...counted(fresh, state),
    stage: stageOf(state.status, game),
    spectator: state.is_spectator ?? game.spectator,
    paused: state.paused ?? false,
    ...(state.prize_blocked_reason && { prizeBlocked: state.prize_blocked_reason }),
    score: state.score ?? game.score,
    correct: state.correct_count ?? game.correct,
    ...(state.player_count !== undefined && { players: state.player_count }),
    ...(state.is_eliminated && { out: game.out ?? outBy(state) }),
  };
}

function outBy(state: FrameOf<'quiz:state'>) {
  const question = state.eliminated_on_question;
  return {
    reason: state.elimination_reason ?? '',
    ...(question !== undefined && { question }),
  };
}

function withRoundOf(
  game: Game,
  before: Round | undefined,
  state: FrameOf<'quiz:state'>,
  at: number,
): Game {
  const question = state.current_question;
  // Between questions the last reveal stays on the screen, but a question whose close was missed
  // does not.
  if (question === undefined) {
    return before?.correctOption === undefined ? game : { ...game, round: before };
  }
  const same = before?.question.question_id === question.question_id;
  const round: Round = {
    ...opened(question, state.time_remaining ?? question.time_limit, at),
    ...(same && before.choice && { choice: before.choice }),
  };
  return { ...game, round };
}

function stageOf(status: string | undefined, game: Game): Game['stage'] {
  switch (status) {
    case 'scheduled':
      return 'lobby';
    case 'in_progress':
      return 'running';
    case 'completed':
      return game.stage === 'over' ? 'over' : 'counting';
    case 'cancelled':
      return 'cancelled';
    default:
      return game.stage;
  }
}

function inRound(game: Game, question: number, change: (round: Round) => Round): Game {
  const { round } = game;
  return round?.question.question_id === question ? { ...game, round: change(round) } : game;
}

type Fleeting = 'ad' | 'out' | 'round' | 'prizeBlocked' | 'message' | 'pauseArmed';

function without(game: Game, ...fields: Fleeting[]): Game {
  const rest = { ...game };
  for (const field of fields) delete (rest as Partial<Game>)[field];
  return rest;
}
