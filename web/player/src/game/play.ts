import { type Api, type Link, openLine, QuizSocket } from '@quizcast/connection';
import type { ServerFrame } from '@quizcast/protocol';
import { type Game, newGame, unconfirmedAnswer } from './game.ts';
import { type Happening, reduce } from './reduce.ts';

/**
 * One visit to one quiz: holds the game, feeds the reducer from the socket and sends the answers. A
 * store for `useSyncExternalStore`.
 */
export class Play {
  readonly #api: Api;
  readonly #signedOut: () => void;
  readonly #listeners = new Set<() => void>();
  #game: Game;
  #socket: QuizSocket | undefined;

  constructor(api: Api, quizId: number, userId: number, signedOut: () => void) {
    this.#api = api;
    this.#signedOut = signedOut;
    this.#game = newGame(quizId, userId);
  }

  readonly game = (): Game => this.#game;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens the line; the returned function closes it. */
  start(): () => void {
    const socket = this.#newSocket();
    const wake = () => {
      if (document.visibilityState === 'visible') socket.wake();
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    this.#socket = socket;
    socket.start();
    return () => {
      window.removeEventListener('online', wake);
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
    if (this.#game !== before) this.#sendUnconfirmed();
  }

  #newSocket(): QuizSocket {
    return new QuizSocket(
      {
        quizId: this.#game.quizId,
        ticket: () => this.#api.socketTicket(),
        refresh: () => this.#api.refresh(),
        open: openLine,
        random: Math.random,
      },
      {
        link: (link: Link) => this.#happened({ kind: 'link', link }),
        frame: (frame) => this.#received(frame),
        signedOut: this.#signedOut,
      },
    );
  }

  #received(frame: ServerFrame): void {
    this.#happened({ kind: 'frame', frame, at: Date.now() });
    // Only the server knows whether the question is still the same and open, so its state decides.
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
