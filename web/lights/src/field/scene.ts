import type { Heap } from './sorted.ts';

/** The look of my own light. */
export type MyLight = 'present' | 'sending' | 'answered' | 'out' | 'hollow' | 'lost' | 'winner';

/** `half`: dimmed during an ad; `pale`: the connection is lost; `faded`: the player is out. */
export type Tone = 'plain' | 'half' | 'pale' | 'faded';

/** Everything the field shows. Positions are fractions of the canvas, counts are players. */
export interface Scene {
  /** The id of the quiz, so that all its screens show the same hall. */
  readonly seed: number;
  readonly joined: number;
  readonly left: number;
  readonly answered: number;
  /** The number of the question, which determines the order in which lights are lit. */
  readonly salt: number;
  readonly cap: number;
  readonly horizon: number;
  readonly floor: number;
  /** The radius of the nearest light in pixels. */
  readonly near: number;
  readonly tone: Tone;
  /** Whether new lights fall from above instead of appearing. */
  readonly falling: boolean;
  readonly mine?: { readonly x: number; readonly y: number; readonly light: MyLight };
  readonly sorted?: {
    readonly shape: 'strips' | 'piles';
    readonly heaps: readonly Heap[];
    /** The heap my light is in. */
    readonly own?: number;
    /** Milliseconds from the close to the creation of this scene. */
    readonly since: number;
  };
  /** The point from which the winners' lights fly out. */
  readonly burst?: { readonly x: number; readonly y: number; readonly lights: number };
}

/** Whether both scenes show the same closed question, so that a running animation continues. */
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
