import { atRest, EMPTY, OUT } from './levels.ts';
import { type Brush, type Crowd, paintLit, paintOut } from './paint.ts';

interface Size {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/**
 * After a change of a canvas the browser copies all of it before it is drawn. So the canvas is
 * changed only when this many lights have come to rest.
 */
const BATCH = 64;

/**
 * The lights at rest, drawn once on a separate canvas. A frame then costs one copy of that canvas
 * plus the moving lights, however many lights are at rest.
 */
export class Resting {
  readonly #canvas = document.createElement('canvas');
  readonly #context = this.#canvas.getContext('2d');
  #drawn = new Uint8Array(0);
  #key: readonly unknown[] = [];
  /** The lights at rest that are not on the canvas yet. */
  readonly #waiting: number[] = [];

  paint(brush: Brush, crowd: Crowd, size: Size, opacity: number): void {
    const context = this.#context;
    if (!context) return;
    const layer: Brush = { ...brush, context };
    if (this.#isNew(brush, crowd, size) || !this.#add(layer, crowd)) {
      this.#begin(layer, crowd, size);
    }
    const { width, height } = this.#canvas;
    // Drawing from a canvas of size 0 throws.
    if (width === 0 || height === 0) return;
    brush.context.globalAlpha = opacity;
    brush.context.drawImage(this.#canvas, 0, 0, width / size.ratio, height / size.ratio);
    for (const place of this.#waiting) paintLit(brush, crowd, place, opacity);
    brush.context.globalAlpha = 1;
  }

  #isNew(brush: Brush, { hall, seats, burnt }: Crowd, size: Size): boolean {
    const { palette, sprites, glow, every } = brush;
    const { width, height, ratio } = size;
    const key = [hall, seats, burnt, palette, sprites, glow, every, width, height, ratio];
    const same = key.every((value, at) => value === this.#key[at]);
    this.#key = key;
    return !same;
  }

  /**
   * Draws the lights that have come to rest since the last change. Returns false if a light has
   * left, or if a dark one must be drawn below others.
   */
  #add(layer: Brush, crowd: Crowd): boolean {
    const { levels } = crowd;
    this.#waiting.length = 0;
    for (let place = 0; place < crowd.hall.count; place += layer.every) {
      const level = atRest(levels, place) ? (levels.is[place] ?? EMPTY) : EMPTY;
      if (this.#drawn[place] === level) continue;
      if (this.#drawn[place] !== EMPTY || level === OUT) return false;
      this.#waiting.push(place);
    }
    if (this.#waiting.length < BATCH) return true;
    for (const place of this.#waiting) {
      paintLit(layer, crowd, place);
      this.#drawn[place] = levels.is[place] ?? EMPTY;
    }
    this.#waiting.length = 0;
    return true;
  }

  #begin(layer: Brush, crowd: Crowd, { width, height, ratio }: Size): void {
    const { context } = layer;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    // Setting the size of a canvas clears it, even if the size stays the same.
    if (this.#canvas.width !== across) this.#canvas.width = across;
    if (this.#canvas.height !== down) this.#canvas.height = down;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, across, down);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#drawn = new Uint8Array(crowd.hall.count);
    this.#waiting.length = 0;
    paintResting(layer, crowd, this.#drawn);
  }
}

/** Draws every light at rest and records them in `drawn`. */
export function paintResting(brush: Brush, crowd: Crowd, drawn?: Uint8Array): void {
  const { levels, hall } = crowd;
  const { context, palette } = brush;
  // Lights that are out are drawn without additive blending, because otherwise many of them
  // together would shine.
  context.globalCompositeOperation = 'source-over';
  for (const dark of [true, false]) {
    for (let place = 0; place < hall.count; place += brush.every) {
      const level = levels.is[place] ?? EMPTY;
      if (level === EMPTY || (level === OUT) !== dark || !atRest(levels, place)) continue;
      if (dark) paintOut(brush, crowd, place);
      else paintLit(brush, crowd, place);
      if (drawn) drawn[place] = level;
    }
    if (palette.additive) context.globalCompositeOperation = 'lighter';
  }
  context.globalAlpha = 1;
}
