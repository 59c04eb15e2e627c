import { hallOf } from './hall.ts';
import { newLevels, settle } from './levels.ts';
import { paintOwn } from './own.ts';
import type { Brush } from './paint.ts';
import { type Palette, spritesOf } from './palette.ts';
import { paintResting } from './resting.ts';
import { seatsOf } from './seats.ts';

/** The field in the dark theme, for pictures that are shared outside the page. */
const night: Palette = {
  additive: true,
  hot: '#fff1d6',
  light: '#ffc569',
  present: '#c48a4c',
  out: '#2c3768',
  ring: '#8b95bf',
  mine: '#fff6e4',
};

interface Picture {
  readonly seed: number;
  readonly lights: number;
  readonly width: number;
  readonly height: number;
}

/** Paints a hall in which all lights are lit and one has a ring. */
export function nightStill(context: CanvasRenderingContext2D, picture: Picture): void {
  const { seed, lights, width, height } = picture;
  const brush: Brush = { context, palette: night, sprites: spritesOf(night), glow: true, every: 1 };
  const count = Math.min(900, Math.max(1, lights));
  const floor = { left: 0, width, top: height * 0.7, height: height * 0.32, near: 15 };
  const hall = hallOf(seed, count, width / floor.height);
  const levels = newLevels(count);
  settle(hall, levels, { taken: count, burning: count, answered: 1, salt: 0 });
  const own = { x: width / 2, y: height * 0.83, ring: 44 };
  context.save();
  const seats = seatsOf(hall, floor, { x: own.x, y: own.y, radius: 120 });
  paintResting(brush, { hall, levels, seats, burnt: 1.2 });
  context.globalCompositeOperation = 'source-over';
  paintOwn(brush, { ...own, light: 'answered', since: 10_000 });
  context.restore();
}
