import type { Cue } from './cues.ts';
import { remember, remembered } from './sound.ts';

/** Alternating milliseconds of vibration and pause. */
const patterns: Partial<Record<Cue, readonly number[]>> = {
  tap: [10],
  recorded: [12, 40, 12],
  tick: [8],
  right: [20],
  out: [40],
  final: [20, 40, 20, 40, 80],
};

const KEY = 'quizcast.haptics';

/** Lets the device vibrate, if it can and the player has not switched it off. */
export class Haptics {
  #on = remembered(KEY, true);

  get on(): boolean {
    return this.#on;
  }

  get possible(): boolean {
    return 'vibrate' in navigator && matchMedia('(pointer: coarse)').matches;
  }

  turn(on: boolean): void {
    this.#on = on;
    remember(KEY, on);
  }

  play(cue: Cue): void {
    const pattern = patterns[cue];
    // Before the first tap browsers refuse to vibrate and log a warning.
    if (!this.#on || !pattern || !this.possible || !navigator.userActivation?.hasBeenActive) return;
    navigator.vibrate([...pattern]);
  }
}
