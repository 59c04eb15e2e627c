import type { Link } from '@quizcast/connection';
import type { FrameOf } from '@quizcast/protocol';

/**
 * Where the quiz stands as a whole. `counting`: the last question is over, results follow at once;
 * `over`: they can be read.
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

/** `sending` until the server has it for good; then nothing can take it away. */
export interface Choice {
  readonly option: number;
  readonly state: 'sending' | 'recorded';
  /** Given on another device of this player. */
  readonly elsewhere?: true;
}

/** One question on the screen: open until `correctOption` is known. */
export interface Round {
  readonly question: Question;
  readonly secondsLeft: number;
  /** Seen from its first moment, so that an answer not given here was given elsewhere. */
  readonly live?: true;
  /** On this device's clock, in milliseconds. */
  readonly closesAt?: number;
  readonly choice?: Choice;
  readonly correctOption?: number;
  /** What the server told with the right option, and when it came. */
  readonly reveal?: Reveal;
  readonly revealedAt?: number;
  readonly verdict?: FrameOf<'quiz:answer_result'>;
  /** An admin took it out of the game: nobody is out by it. */
  readonly voided?: true;
  /** Why it was taken out, in the admin's words. */
  readonly voidReason?: string;
  /** This player was out by it and is back. */
  readonly back?: true;
}

/** How many people are where. Every number is missing until a server has told it. */
export interface Crowd {
  /** Who was in play when the first question opened. */
  readonly joined?: number;
  readonly inPlay?: number;
  /** Who of those in play has answered the open question. */
  readonly answered?: number;
  readonly watching?: number;
  /** Who came into the lobby, newest last: what the count was at a moment of this device's clock. */
  readonly arrivals?: readonly { readonly at: number; readonly players: number }[];
}

export interface AdBreak {
  readonly mediaType: 'image' | 'video';
  readonly url: string;
  readonly seconds: number;
  /** On this device's clock, in milliseconds. */
  readonly endsAt: number;
}

/** Something the server refused; `id` grows, so the same words twice are two notices. */
export interface Notice {
  readonly id: number;
  readonly code: string;
  readonly message: string;
}

/** Everything this page knows about one quiz. Only `reduce` makes a new one. */
export interface Game {
  readonly quizId: number;
  readonly userId: number;
  readonly stage: Stage;
  readonly link: Link;
  /** Start on this device's clock in milliseconds; corrected by the server's own count-down. */
  readonly startsAt?: number;
  readonly round?: Round;
  readonly ad?: AdBreak;
  /** Set once the player may not answer any more. */
  readonly out?: { readonly reason: string; readonly question?: number };
  /** Watches without ever having joined. */
  readonly spectator: boolean;
  readonly score: number;
  readonly correct: number;
  readonly players?: number;
  readonly crowd: Crowd;
  /** Nothing has come from the server for longer than it is ever silent; the line may be dead. */
  readonly quiet: boolean;
  /** How good the line is, measured by the heartbeat. */
  readonly delay?: { readonly delayMs: number; readonly offsetMs: number };
  /** Each one's share of the fund as things stand, in whole units. */
  readonly share?: number;
  readonly finish?: FrameOf<'quiz:finish'>;
  /** Why the game is held or was cancelled, in the admin's words. */
  readonly message?: string;
  /** A pause follows the verdict that is shown now. */
  readonly pauseArmed?: true;
  /** Held between two questions by an admin. */
  readonly paused: boolean;
  /** Why a win would not be paid as things stand. */
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

/** The answer that must be sent again after a lost line, as long as its question is still open. */
export function unconfirmedAnswer(game: Game): { question: number; option: number } | undefined {
  const { round } = game;
  if (round?.choice?.state !== 'sending' || round.correctOption !== undefined) return undefined;
  if (game.out !== undefined || round.secondsLeft <= 0) return undefined;
  return { question: round.question.question_id, option: round.choice.option };
}
