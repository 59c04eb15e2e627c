/** What a frame leaves to be done: nothing, gentle movement, or something to follow with the eye. */
export type Pace = 'still' | 'calm' | 'quick';

export interface Clock {
  now(): number;
  request(frame: () => void): number;
  cancel(handle: number): void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  request: (frame) => requestAnimationFrame(frame),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/** Calm movement is drawn at half the rate of the screen. */
const CALM_MS = 30;
/** After a pause nothing leaps: no frame moves further than this. */
const LONGEST_MS = 100;
const SLOW_IN_A_ROW = 30;

/** How much is left out on a machine that cannot keep up. */
export const FULL = 0;
export const NO_GLOW = 1;
export const HALF = 2;
export const STILL = 3;

/**
 * Draws frames for as long as something moves and then ends by itself; `wake` starts it again. Thirty
 * frames in a row above the budget and it asks for less.
 */
export class Loop {
  readonly #clock: Clock;
  readonly #budgetMs: number;
  readonly #draw: (elapsed: number, effort: number) => Pace;
  #handle: number | undefined;
  #last: number | undefined;
  #pace: Pace = 'still';
  #slow = 0;
  #paused = false;
  #effort = FULL;
  /** How many frames were drawn, for who measures. */
  readonly cost = { frames: 0 };

  constructor(clock: Clock, budgetMs: number, draw: (elapsed: number, effort: number) => Pace) {
    this.#clock = clock;
    this.#budgetMs = budgetMs;
    this.#draw = draw;
  }

  get running(): boolean {
    return this.#handle !== undefined;
  }

  get effort(): number {
    return this.#effort;
  }

  /** Something has changed: at least one frame is drawn. */
  wake(): void {
    if (this.#paused || this.#handle !== undefined) return;
    this.#handle = this.#clock.request(() => this.#frame());
  }

  /** While nobody looks, nothing is drawn. */
  pause(paused: boolean): void {
    this.#paused = paused;
    if (paused) this.stop();
    else this.wake();
  }

  stop(): void {
    if (this.#handle !== undefined) this.#clock.cancel(this.#handle);
    this.#handle = undefined;
    this.#last = undefined;
  }

  #frame(): void {
    this.#handle = undefined;
    const now = this.#clock.now();
    const elapsed = this.#last === undefined ? 0 : now - this.#last;
    if (this.#pace === 'calm' && this.#last !== undefined && elapsed < CALM_MS) {
      this.wake();
      return;
    }
    this.#last = now;
    this.#pace = this.#draw(Math.min(LONGEST_MS, elapsed), this.#effort);
    this.#judge(this.#clock.now() - now);
    if (this.#pace === 'still') this.#last = undefined;
    else this.wake();
  }

  #judge(cost: number): void {
    this.cost.frames += 1;
    this.#slow = cost > this.#budgetMs ? this.#slow + 1 : 0;
    if (this.#slow < SLOW_IN_A_ROW || this.#effort === STILL) return;
    this.#slow = 0;
    this.#effort += 1;
  }
}
