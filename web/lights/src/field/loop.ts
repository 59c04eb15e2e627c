/** What happens after a frame: nothing, slow movement, or fast movement. */
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

/** Slow movement is drawn at half the frame rate of the screen. */
const CALM_MS = 30;
/** The maximum time step of a frame, so that nothing jumps after a pause. */
const LONGEST_MS = 100;
const SLOW_IN_A_ROW = 30;

/** The levels of reduced detail on a slow machine. */
export const FULL = 0;
export const NO_GLOW = 1;
export const HALF = 2;
export const STILL = 3;

/**
 * Draws frames while something moves and then stops by itself; `wake` starts it again. After thirty
 * consecutive frames over the time budget it asks for less detail.
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
  /** The number of drawn frames, for measurements. */
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

  /** Called when something has changed; draws at least one frame. */
  wake(): void {
    if (this.#paused || this.#handle !== undefined) return;
    this.#handle = this.#clock.request(() => this.#frame());
  }

  /** Pauses drawing while the canvas is not visible. */
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
