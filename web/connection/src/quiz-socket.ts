import {
  type ClientFrame,
  closing,
  mayReconnect,
  readServerFrame,
  type ServerFrame,
} from '@quizcast/protocol';
import { ApiError } from './api-error.ts';
import { backoffMs } from './backoff.ts';
import type { Line, Way } from './line.ts';

/** `connecting` until the first success, `lost` while it reconnects, `ended` once it has stopped. */
export type Link = 'connecting' | 'open' | 'lost' | 'ended';

export interface QuizSocketEvents {
  link(link: Link): void;
  frame(frame: ServerFrame): void;
  /** The session has ended. */
  signedOut(): void;
}

export interface QuizSocketSetup {
  readonly quizId: number;
  ticket(): Promise<string>;
  refresh(): Promise<void>;
  open(ticket: string, way: Way): Line;
  random(): number;
  /** A stage only watches, so it requests the state but does not join. */
  readonly looksOn?: boolean;
}

const HEARTBEAT_MS = 30_000;
const WATCH_MS = 2_000;
const OPENING_MS = 10_000;
/** Every heartbeat gets a frame in response, so a longer silence means a lost connection. */
const SILENCE_MS = 45_000;
/** While a question is open, a frame arrives every second. */
const SILENCE_IN_QUESTION_MS = 8_000;
const MAX_UNOPENED = 2;

/**
 * One player's connection to one quiz. It reconnects with growing, jittered pauses until it is
 * closed or the session ends. Whenever it has opened, it joins the quiz and requests the whole
 * state.
 */
export class QuizSocket {
  readonly #setup: QuizSocketSetup;
  readonly #events: QuizSocketEvents;
  #socket: Line | undefined;
  #way: Way = 'socket';
  /** Number of consecutive attempts that failed. */
  #unopened = 0;
  #attempt = 0;
  #opening = false;
  #closed = false;
  #lastFrameAt = 0;
  #questionOpen = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(setup: QuizSocketSetup, events: QuizSocketEvents) {
    this.#setup = setup;
    this.#events = events;
  }

  start(): void {
    this.#events.link('connecting');
    void this.#open();
  }

  /** Returns whether the frame was sent; false while the connection is down. */
  send(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  resync(): void {
    this.send({ type: 'user:resync', data: { quiz_id: this.#setup.quizId } });
  }

  /**
   * Reconnects immediately, for instance because the network is back or the page is visible again.
   */
  wake(): void {
    if (this.#closed) return;
    if (this.#socket?.readyState === WebSocket.OPEN) this.resync();
    else void this.#open();
  }

  close(): void {
    this.#end(closing.left);
  }

  async #open(): Promise<void> {
    if (this.#closed || this.#opening || this.#socket !== undefined) return;
    clearTimeout(this.#retry);
    this.#opening = true;
    try {
      const ticket = await this.#setup.ticket();
      if (!this.#closed) this.#attach(this.#setup.open(ticket, this.#way));
    } catch (refusal) {
      if (refusal instanceof ApiError && refusal.signedOut) this.#signOut();
      else this.#later(refusal instanceof ApiError ? refusal.retryAfter : undefined);
    } finally {
      this.#opening = false;
    }
  }

  #attach(socket: Line): void {
    this.#unopened += 1;
    this.#socket = socket;
    this.#lastFrameAt = Date.now();
    this.#questionOpen = false;
    this.#watch = setInterval(() => this.#dropIfSilent(), WATCH_MS);
    socket.onopen = () => this.#opened();
    socket.onmessage = (message: { data: unknown }) => this.#received(message.data);
    socket.onclose = (event: { code: number }) => this.#dropped(socket, event.code);
  }

  #opened(): void {
    this.#attempt = 0;
    this.#unopened = 0;
    this.#lastFrameAt = Date.now();
    this.#events.link('open');
    if (!this.#setup.looksOn) {
      this.send({ type: 'user:ready', data: { quiz_id: this.#setup.quizId } });
    }
    this.resync();
    this.#heartbeat = setInterval(
      () => this.send({ type: 'user:heartbeat', data: {} }),
      HEARTBEAT_MS,
    );
  }

  #received(content: unknown): void {
    this.#lastFrameAt = Date.now();
    const frame = typeof content === 'string' ? readServerFrame(content) : undefined;
    if (frame === undefined) return;
    switch (frame.type) {
      case 'quiz:question':
        this.#questionOpen = true;
        break;
      case 'quiz:timer':
        this.#questionOpen = frame.data.remaining_seconds > 1;
        break;
      case 'quiz:answer_reveal':
      case 'quiz:finish':
        this.#questionOpen = false;
        break;
      case 'TOKEN_EXPIRE_SOON':
        void this.#setup.refresh().catch(() => undefined);
        return;
      case 'session_revoked':
      case 'logout_all_devices':
        this.#signOut();
        return;
    }
    this.#events.frame(frame);
  }

  /**
   * To the browser a half-open connection looks alive for minutes, which is longer than a question
   * lasts.
   */
  #dropIfSilent(): void {
    const silence = Date.now() - this.#lastFrameAt;
    if (silence > this.#allowedSilence()) this.#drop(closing.stale);
  }

  #allowedSilence(): number {
    if (this.#socket?.readyState !== WebSocket.OPEN) return OPENING_MS;
    return this.#questionOpen ? SILENCE_IN_QUESTION_MS : SILENCE_MS;
  }

  /** Does not wait for the close frame of the other side, which never comes on a dead connection. */
  #drop(how: { code: number; reason: string }): void {
    const socket = this.#socket;
    if (socket === undefined) return;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close(how.code, how.reason);
    this.#dropped(socket, how.code);
  }

  #dropped(socket: Line, code: number): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    clearInterval(this.#heartbeat);
    clearInterval(this.#watch);
    if (this.#closed) return;
    if (this.#unopened >= MAX_UNOPENED) this.#goAnotherWay();
    if (mayReconnect(code)) this.#later(undefined);
    else this.#signOut();
  }

  /** Some networks block WebSockets, so the transport alternates until one works and is then kept. */
  #goAnotherWay(): void {
    this.#unopened = 0;
    this.#way = this.#way === 'socket' ? 'events' : 'socket';
  }

  #later(seconds: number | undefined): void {
    if (this.#closed) return;
    this.#events.link('lost');
    const wait = backoffMs(this.#attempt, this.#setup.random);
    this.#attempt += 1;
    this.#retry = setTimeout(() => void this.#open(), wait + (seconds ?? 0) * 1000);
  }

  #signOut(): void {
    this.#end(closing.left);
    this.#events.signedOut();
  }

  #end(how: { code: number; reason: string }): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#drop(how);
    this.#events.link('ended');
  }
}
