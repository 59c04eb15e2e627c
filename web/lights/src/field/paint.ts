import type { Hall } from './hall.ts';
import { hash } from './hash.ts';
import { atRest, EMPTY, FADE_MS, FALL_MS, type Levels, LIT, OUT } from './levels.ts';
import { type Palette, REACH, type Sprites } from './palette.ts';
import type { Clearing, Seats } from './seats.ts';
import { brightness, flown, type Heap, inOut, out, type Sorted, wrongBefore } from './sorted.ts';

/** The context of drawing. `glow` and `every` reduce the detail on a slow machine. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly sprites: Sprites;
  readonly glow: boolean;
  /** 1 draws every light, and 2 draws every second one. */
  readonly every: number;
}

/** A hall with the levels and positions of its lights. */
export interface Crowd {
  readonly hall: Hall;
  readonly levels: Levels;
  readonly seats: Seats;
  /** The size of each light, relative to the start of the game. */
  readonly burnt: number;
}

/** Draws the light at rest of a player in play. */
export function paintLit(brush: Brush, crowd: Crowd, place: number, opacity = 1): void {
  const { levels, seats, burnt } = crowd;
  const [x, y] = [seats.x[place] ?? 0, seats.y[place] ?? 0];
  stamp(brush, levels.is[place] ?? EMPTY, x, y, (seats.radius[place] ?? 0) * burnt, opacity);
}

/** Draws the dot of an eliminated player. Dots are fainter the farther away they are. */
export function paintOut(brush: Brush, { hall, seats }: Crowd, place: number, opacity = 1): void {
  const [x, y] = [seats.x[place] ?? 0, seats.y[place] ?? 0];
  const faint = opacity * (0.35 + 0.65 * (hall.size[place] ?? 1));
  stamp(brush, OUT, x, y, seats.radius[place] ?? 0, faint);
}

/** Draws the lights that fall or change. `Resting` draws those at rest. */
export function paintMoving(brush: Brush, crowd: Crowd, opacity: number): void {
  const { hall, levels, seats, burnt } = crowd;
  let tails = MAX_TAILS;
  for (let place = 0; place < hall.count; place += brush.every) {
    if (atRest(levels, place)) continue;
    const is = levels.is[place] ?? EMPTY;
    const was = levels.was[place] ?? EMPTY;
    const share = Math.max(0, (levels.age[place] ?? FADE_MS) / FADE_MS);
    if (is === EMPTY && (was === EMPTY || share >= 1)) continue;
    const [x, y] = [seats.x[place] ?? 0, seats.y[place] ?? 0];
    const radius = (seats.radius[place] ?? 0) * burnt;
    const fall = levels.fall[place] ?? FALL_MS;
    if (fall < FALL_MS) {
      if (fall > 0) {
        tails -= 1;
        paintFall(brush, x, y, radius, fall / FALL_MS, hash(hall.seed, place), tails >= 0);
      }
      continue;
    }
    if (share < 1) stamp(brush, was, x, y, radius, opacity * (1 - share));
    if (is === OUT) paintOut(brush, crowd, place, opacity);
    else stamp(brush, is, x, y, radius, opacity * share);
  }
  brush.context.globalAlpha = 1;
}

function stamp(
  brush: Brush,
  level: number,
  x: number,
  y: number,
  radius: number,
  opacity: number,
): void {
  if (level === EMPTY || opacity <= 0) return;
  const { context, sprites } = brush;
  const lit = brush.glow ? sprites.lit : sprites.bare;
  const image = level === LIT ? lit : level === OUT ? sprites.out : sprites.present;
  const reach = radius * REACH;
  context.globalAlpha = opacity;
  context.drawImage(image, x - reach, y - reach, 2 * reach, 2 * reach);
}

/** A tail costs as much as two lights, so at most this many are drawn when many players arrive. */
const MAX_TAILS = 32;

/** A falling light, with or without a tail. */
function paintFall(
  brush: Brush,
  x: number,
  y: number,
  radius: number,
  share: number,
  lean: number,
  tailed: boolean,
): void {
  const eased = out(share);
  const height = 60 + 110 * lean;
  const drift = (lean - 0.5) * 70;
  const atX = x - drift * (1 - eased);
  const atY = y - height * (1 - eased);
  const tail = 0.55 * (1 - share);
  if (tailed) {
    paintTail(brush, atX - drift * tail, atY - height * tail, atX, atY, radius * 1.3, 0.9);
  }
  stamp(brush, LIT, atX, atY, Math.max(1.4, radius), Math.min(1, share * 3));
}

/** A streak that is thick and bright at its front end. */
export function paintTail(
  { context, sprites }: Brush,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  width: number,
  opacity: number,
): void {
  const alongX = toX - fromX;
  const alongY = toY - fromY;
  const length = Math.hypot(alongX, alongY);
  if (length < 2) return;
  const across = (2 * width) / length;
  context.globalAlpha = opacity;
  context.save();
  // The sprite points down its own y axis, from (0, 0) to (0, 1), and is one wide.
  context.transform(-alongY * across, alongX * across, alongX, alongY, fromX, fromY);
  context.drawImage(sprites.tail, -0.5, 0, 1, 1);
  context.restore();
}

/** One in this many of the gathering lights has a tail. */
const TAILED = 3;

/** Lights that fly from the hall into the heaps of their options. There they stay lit or go out. */
export function paintSorted(
  brush: Brush,
  sorted: Sorted,
  heaps: readonly Heap[],
  since: number,
  from: (place: number) => { readonly x: number; readonly y: number },
  own?: Clearing,
): void {
  const { context, sprites } = brush;
  const before = wrongBefore(heaps);
  for (let place = 0; place < sorted.count; place += brush.every) {
    const share = flown(7, place, since);
    let x = sorted.x[place] ?? 0;
    let y = sorted.y[place] ?? 0;
    if (share < 1) {
      const start = from(place);
      const eased = inOut(share);
      const behind = inOut(Math.max(0, share - 0.12));
      const [endX, endY] = [x, y];
      x = start.x + (endX - start.x) * eased;
      y = start.y + (endY - start.y) * eased;
      const tailX = start.x + (endX - start.x) * behind;
      const tailY = start.y + (endY - start.y) * behind;
      if (share > 0 && place % TAILED === 0) {
        paintTail(brush, tailX, tailY, x, y, sorted.radius * 0.6, 0.5);
      }
    }
    if (own && share >= 1 && Math.hypot(x - own.x, y - own.y) < own.radius) continue;
    const bright = brightness(sorted, place, heaps, since, before);
    const radius = bright > 1.5 ? sorted.radius * 1.35 : sorted.radius;
    const reach = radius * REACH;
    const glows = brush.glow && (bright > 1.5 || hash(3, place) < 0.07 * bright);
    const image = bright === 0 ? sprites.hollow : glows ? sprites.lit : sprites.bare;
    context.globalAlpha = bright === 0 ? 1 : Math.min(1, 0.8 * bright);
    context.drawImage(image, x - reach, y - reach, 2 * reach, 2 * reach);
  }
  context.globalAlpha = 1;
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly near: number;
  /** The maximum distance downwards, as a share of the distance upwards. */
  readonly below: number;
}

/** The winners' lights, which fly out from one point and then float. */
export function paintBurst(
  brush: Brush,
  seed: number,
  lights: number,
  centre: { readonly x: number; readonly y: number },
  size: Size,
  since: number,
): void {
  const far = Math.hypot(size.width, size.height) * 0.52;
  for (let place = 0; place < lights; place += brush.every) {
    const angle = 2 * Math.PI * ((place + hash(seed, place)) / lights);
    const reached = far * (0.2 + 0.8 * Math.sqrt(hash(seed + 1, place)));
    const share = Math.min(1, Math.max(0, (since - 300 * hash(seed + 2, place)) / 1400));
    const distance = reached * out(share);
    // Keeps lights away from the text at the bottom and, on a wide screen, in the middle.
    const [across, down] = [Math.cos(angle) * distance, Math.sin(angle) * distance];
    const spare = size.width > size.height ? size.width * 0.19 * out(share) : 0;
    const x = centre.x + across + Math.sign(across) * spare;
    const y = centre.y + down * (down > 0 ? size.below : 0.82);
    const tail = 10 + 34 * hash(seed + 3, place) * (1.4 - share);
    const radius = size.near * (0.35 + 0.65 * hash(seed + 4, place));
    const [backX, backY] = [x - Math.cos(angle) * tail, y - Math.sin(angle) * tail];
    if (share > 0) {
      paintTail(brush, backX, backY, x, y, radius, 0.55);
      stamp(brush, LIT, x, y, radius, Math.min(1, share * 4));
    }
  }
  brush.context.globalAlpha = 1;
}
