import type { Heap } from './sorted.ts';

/** How my own light looks. */
export type MyLight = 'present' | 'sending' | 'answered' | 'out' | 'hollow' | 'lost' | 'winner';

/** `half`: dimmed beside an advertisement; `pale`: the line is lost; `faded`: I am out. */
export type Tone = 'plain' | 'half' | 'pale' | 'faded';

/** Everything the field shows. Places are shares of the canvas, counts are players. */
export interface Scene {
  /** The quiz: every screen that shows it has the same hall. */
  readonly seed: number;
  readonly joined: number;
  readonly left: number;
  readonly answered: number;
  /** Decides whose light is lit first; the number of the question. */
  readonly salt: number;
  readonly cap: number;
  readonly horizon: number;
  readonly floor: number;
  /** Radius of the nearest light in pixels. */
  readonly near: number;
  readonly tone: Tone;
  /** New lights fall from the sky instead of appearing. */
  readonly falling: boolean;
  readonly mine?: { readonly x: number; readonly y: number; readonly light: MyLight };
  readonly sorted?: {
    readonly shape: 'strips' | 'piles';
    readonly heaps: readonly Heap[];
    /** The heap my light is in. */
    readonly own?: number;
    /** Milliseconds after the close at which this scene was made. */
    readonly since: number;
  };
  /** Those who stayed to the end fly out from here. */
  readonly burst?: { readonly x: number; readonly y: number; readonly lights: number };
}

/** Whether the two close the same question, so that what is under way goes on. */
export function sameClose(one: Scene | undefined, other: Scene): boolean {
  return (
    one?.sorted !== undefined &&
    other.sorted !== undefined &&
    one.salt === other.salt &&
    one.sorted.heaps.length === other.sorted.heaps.length &&
    one.sorted.heaps.every((heap, at) => {
      const twin = other.sorted?.heaps[at];
      return twin?.players === heap.players && twin.right === heap.right;
    })
  );
}
