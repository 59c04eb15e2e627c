import { type Api, type Link, openLine, QuizSocket } from '@quizcast/connection';
import type { ServerFrame } from '@quizcast/protocol';
import { rememberAnswer } from '../proof/remembered.ts';
import { type Game, newGame, unconfirmedAnswer } from './game.ts';
import { type Happening, reduce } from './reduce.ts';

/**
 * While a question is open, a frame arrives every second, so a longer silence is reported
 * immediately.
 */
const QUIET_MS = 1_500;
/** How often the lobby measures the connection. */
const MEASURE_MS = 10_000;

/** Whose ticket it is: a player's or a stage's. */
export interface Door extends Pick<Api, 'socketTicket' | 'refresh'> {
  readonly looksOn?: boolean;
}

/**
 * One visit to one quiz: holds the state, feeds the reducer from the socket and sends answers. A
 * store for `useSyncExternalStore`.
 */
export class Play {
  readonly #door: Door;
  readonly #signedOut: () => void;
  readonly #listeners = new Set<() => void>();
  #game: Game;
  #socket: QuizSocket | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #asked: number | undefined;

  constructor(door: Door, quizId: number, userId: number, signedOut: () => void) {
    this.#door = door;
    this.#signedOut = signedOut;
    this.#game = { ...newGame(quizId, userId), spectator: door.looksOn === true };
  }

  readonly game = (): Game => this.#game;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens the connection; the returned function closes it. */
  start(): () => void {
    const socket = this.#newSocket();
    const wake = () => {
      if (document.visibilityState === 'visible') socket.wake();
    };
    // The browser notices a lost network long before the socket does.
    const gone = () => this.#happened({ kind: 'quiet' });
    window.addEventListener('online', wake);
    window.addEventListener('offline', gone);
    document.addEventListener('visibilitychange', wake);
    const measuring = setInterval(() => this.#measure(), MEASURE_MS);
    this.#socket = socket;
    socket.start();
    return () => {
      clearInterval(measuring);
      clearTimeout(this.#silence);
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', gone);
      document.removeEventListener('visibilitychange', wake);
      this.#socket = undefined;
      socket.close();
    };
  }

  scheduled(startsAt: number): void {
    this.#happened({ kind: 'scheduled', startsAt });
  }

  answer(option: number): void {
    const before = this.#game;
    this.#happened({ kind: 'tap', option });
    if (this.#game === before) return;
    this.#sendUnconfirmed();
    const { round, quizId } = this.#game;
    if (round) rememberAnswer(quizId, round.question.question_id, option);
  }

  #newSocket(): QuizSocket {
    return new QuizSocket(
      {
        quizId: this.#game.quizId,
        ticket: () => this.#door.socketTicket(),
        refresh: () => this.#door.refresh(),
        open: openLine,
        random: Math.random,
        looksOn: this.#door.looksOn === true,
      },
      {
        link: (link: Link) => this.#linked(link),
        frame: (frame) => this.#received(frame),
        signedOut: this.#signedOut,
      },
    );
  }

  #linked(link: Link): void {
    this.#happened({ kind: 'link', link });
    if (link === 'open') this.#measure();
  }

  /** Sends a heartbeat and measures how long the response takes. */
  #measure(): void {
    if (this.#game.stage !== 'lobby' || this.#asked !== undefined) return;
    const sent = this.#socket?.send({ type: 'user:heartbeat', data: {} });
    if (sent) this.#asked = performance.now();
  }

  #measured(serverTime: number): void {
    if (this.#asked === undefined) return;
    const delayMs = performance.now() - this.#asked;
    this.#asked = undefined;
    const offsetMs = serverTime + delayMs / 2 - Date.now();
    this.#happened({
      kind: 'measured',
      delayMs: Math.round(delayMs),
      offsetMs: Math.round(offsetMs),
    });
  }

  #watchSilence(): void {
    clearTimeout(this.#silence);
    const { round, paused, stage } = this.#game;
    const open = stage === 'running' && !paused && round?.correctOption === undefined;
    if (!open || (round?.closesAt ?? 0) < Date.now()) return;
    this.#silence = setTimeout(() => this.#happened({ kind: 'quiet' }), QUIET_MS);
  }

  #received(frame: ServerFrame): void {
    this.#happened({ kind: 'frame', frame, at: Date.now() });
    if (frame.type === 'server:heartbeat') this.#measured(frame.data.timestamp);
    this.#watchSilence();
    // Waits for the server's state, which tells whether the same question is still open.
    if (frame.type === 'quiz:state') this.#sendUnconfirmed();
  }

  #sendUnconfirmed(): void {
    const answer = unconfirmedAnswer(this.#game);
    if (answer === undefined) return;
    this.#socket?.send({
      type: 'user:answer',
      data: {
        question_id: answer.question,
        selected_option: answer.option,
        timestamp: Date.now(),
      },
    });
  }

  #happened(happening: Happening): void {
    const next = reduce(this.#game, happening);
    if (next === this.#game) return;
    this.#game = next;
    for (const listener of this.#listeners) listener();
  }
}
