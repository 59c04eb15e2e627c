import type { Link } from '@quizcast/connection';
import type { FrameOf } from '@quizcast/protocol';

/**
 * The phase of the quiz. `counting`: the last question is over and results follow; `over`: results
 * are available.
 */
export type Stage = 'lobby' | 'running' | 'counting' | 'over' | 'cancelled' | 'missing';

export type Question = Pick<
  FrameOf<'quiz:question'>,
  | 'question_id'
  | 'number'
  | 'total_questions'
  | 'text'
  | 'text_kk'
  | 'options'
  | 'options_kk'
  | 'text_en'
  | 'options_en'
  | 'time_limit'
  | 'commitment'
>;

export type Reveal = FrameOf<'quiz:answer_reveal'>;

/** `sending` until the server has acknowledged the answer. */
export interface Choice {
  readonly option: number;
  readonly state: 'sending' | 'recorded';
  /** Whether the answer was given on another device of this player. */
  readonly elsewhere?: true;
}

/** One question on the screen: open until `correctOption` is known. */
export interface Round {
  readonly question: Question;
  readonly secondsLeft: number;
  /**
   * Whether this page saw the question from its start. If so, an answer that was not given here was
   * given elsewhere.
   */
  readonly live?: true;
  /** In milliseconds, by this device's clock. */
  readonly closesAt?: number;
  readonly choice?: Choice;
  readonly correctOption?: number;
  /** The reveal that came with the right option, and its time of receipt. */
  readonly reveal?: Reveal;
  readonly revealedAt?: number;
  readonly verdict?: FrameOf<'quiz:answer_result'>;
  /** Whether an admin voided the question, so that it eliminates nobody. */
  readonly voided?: true;
  /** The admin's reason for voiding it. */
  readonly voidReason?: string;
  /** Whether this player was eliminated by the question and is back. */
  readonly back?: true;
}

/** The number of players in each state. Each number is missing until the server has sent it. */
export interface Crowd {
  /** The number in play when the first question opened. */
  readonly joined?: number;
  readonly inPlay?: number;
  /** The number in play who have answered the open question. */
  readonly answered?: number;
  readonly watching?: number;
  /** The counts of the lobby with their times by this device's clock, newest last. */
  readonly arrivals?: readonly { readonly at: number; readonly players: number }[];
}

export interface AdBreak {
  readonly mediaType: 'image' | 'video';
  readonly url: string;
  readonly seconds: number;
  /** In milliseconds, by this device's clock. */
  readonly endsAt: number;
}

/**
 * A refusal by the server. `id` grows, so that two refusals with the same text become two notices.
 */
export interface Notice {
  readonly id: number;
  readonly code: string;
  readonly message: string;
}

/** Everything this page knows about one quiz. Only `reduce` creates a new state. */
export interface Game {
  readonly quizId: number;
  readonly userId: number;
  readonly stage: Stage;
  readonly link: Link;
  /** The start by this device's clock in milliseconds, corrected by the server's countdown. */
  readonly startsAt?: number;
  readonly round?: Round;
  readonly ad?: AdBreak;
  /** Set once the player may no longer answer. */
  readonly out?: { readonly reason: string; readonly question?: number };
  /** Whether this visitor watches without having joined. */
  readonly spectator: boolean;
  readonly score: number;
  readonly correct: number;
  readonly players?: number;
  readonly crowd: Crowd;
  /** Whether the server has been silent for longer than normal, so that the connection may be lost. */
  readonly quiet: boolean;
  /** The quality of the connection, measured with heartbeats. */
  readonly delay?: { readonly delayMs: number; readonly offsetMs: number };
  /** The current share of the fund for each player in play, in whole units. */
  readonly share?: number;
  readonly finish?: FrameOf<'quiz:finish'>;
  /** The admin's message about a held or cancelled game. */
  readonly message?: string;
  /** Whether a pause follows the verdict that is on the screen. */
  readonly pauseArmed?: true;
  /** Whether an admin has paused the game between two questions. */
  readonly paused: boolean;
  /** The reason why a prize would not be paid at present. */
  readonly prizeBlocked?: string;
  readonly notice?: Notice;
}

export function newGame(quizId: number, userId: number): Game {
  return {
    quizId,
    userId,
    stage: 'lobby',
    link: 'connecting',
    spectator: false,
    paused: false,
    score: 0,
    correct: 0,
    crowd: {},
    quiet: false,
  };
}

export function mayAnswer(game: Game): boolean {
  const { round } = game;
  return (
    game.stage === 'running' &&
    round !== undefined &&
    round.choice === undefined &&
    round.correctOption === undefined &&
    game.out === undefined &&
    game.ad === undefined &&
    !game.spectator
  );
}

/** The answer to send again after a lost connection, if its question is still open. */
export function unconfirmedAnswer(game: Game): { question: number; option: number } | undefined {
  const { round } = game;
  if (round?.choice?.state !== 'sending' || round.correctOption !== undefined) return undefined;
  if (game.out !== undefined || round.secondsLeft <= 0) return undefined;
  return { question: round.question.question_id, option: round.choice.option };
}
