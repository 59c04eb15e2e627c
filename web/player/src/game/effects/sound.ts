import type { Cue } from './cues.ts';

interface Note {
  /** Hertz. */
  readonly pitch: number;
  /** Seconds after the cue. */
  readonly at: number;
  readonly lasting: number;
  readonly loud: number;
  /** The pitch at the end of a glide. */
  readonly to?: number;
}

const note = (pitch: number, at: number, lasting: number, loud = 0.12, to?: number): Note => ({
  pitch,
  at,
  lasting,
  loud,
  ...(to !== undefined && { to }),
});

/** Eight sounds made of sine tones, so that no file has to be loaded. */
const sounds: Partial<Record<Cue, readonly Note[]>> = {
  arrival: [note(1760, 0, 0.05, 0.03)],
  start: [note(261.6, 0, 1.1), note(329.6, 0.09, 1), note(392, 0.18, 1), note(523.3, 0.27, 1.2)],
  opens: [note(440, 0, 0.18, 0.1), note(660, 0.1, 0.3, 0.1)],
  tick: [note(880, 0, 0.06, 0.08)],
  recorded: [note(587.3, 0, 0.09, 0.1), note(880, 0.07, 0.2, 0.1)],
  right: [note(523.3, 0, 0.2), note(659.3, 0.1, 0.2), note(784, 0.2, 0.45)],
  out: [note(392, 0, 0.9, 0.1, 196)],
  final: [
    note(196, 0, 2.4, 0.1),
    note(392, 0.2, 2.2, 0.1),
    note(493.9, 0.5, 2),
    note(587.3, 0.8, 1.8),
    note(784, 1.1, 1.9),
  ],
};

const KEY = 'quizcast.sound';
/** At most two arrivals a second are heard. */
const ARRIVAL_MS = 500;

/** Plays cues if the player has switched sound on. The choice is stored on this device. */
export class Sound {
  #context: AudioContext | undefined;
  #lastArrival = 0;
  #on: boolean;

  constructor(on = remembered(KEY, false)) {
    this.#on = on;
  }

  get on(): boolean {
    return this.#on;
  }

  turn(on: boolean): void {
    this.#on = on;
    remember(KEY, on);
    if (on) this.play('recorded');
  }

  play(cue: Cue): void {
    const notes = sounds[cue];
    if (!this.#on || notes === undefined || this.#tooMany(cue)) return;
    this.#context ??= new AudioContext();
    // An audio context that was created before the first tap is suspended until it is resumed.
    void this.#context.resume().catch(() => undefined);
    for (const one of notes) this.#play(this.#context, one);
  }

  #tooMany(cue: Cue): boolean {
    if (cue !== 'arrival') return false;
    const now = Date.now();
    if (now - this.#lastArrival < ARRIVAL_MS) return true;
    this.#lastArrival = now;
    return false;
  }

  #play(context: AudioContext, { pitch, at, lasting, loud, to }: Note): void {
    const begin = context.currentTime + at;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.setValueAtTime(pitch, begin);
    if (to) tone.frequency.exponentialRampToValueAtTime(to, begin + lasting);
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(loud, begin + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + lasting);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + lasting + 0.05);
  }
}

export function remembered(key: string, otherwise: boolean): boolean {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? otherwise : kept === 'on';
  } catch {
    return otherwise;
  }
}

export function remember(key: string, on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // Private modes refuse storage, so the choice then lasts until the page is closed.
  }
}
