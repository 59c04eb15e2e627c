import type { Hall } from './hall.ts';

/** The part of the canvas that shows the crowd, in pixels. */
export interface Floor {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** The radius of the nearest light. */
  readonly near: number;
}

/** Keeps other lights away from the own light, so that they do not merge with it. */
export interface Clearing {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The position and size of every light of a hall, in pixels of the canvas. */
export interface Seats {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
}

const SMALLEST = 0.55;

export function seatsOf(hall: Hall, floor: Floor, clearing?: Clearing): Seats {
  const { count } = hall;
  const seats = {
    x: new Float32Array(count),
    y: new Float32Array(count),
    radius: new Float32Array(count),
  };
  for (let place = 0; place < count; place += 1) {
    let x = floor.left + (hall.x[place] ?? 0) * floor.width;
    let y = floor.top + (hall.y[place] ?? 0) * floor.height;
    if (clearing) {
      const dx = x - clearing.x;
      const dy = (y - clearing.y) * 1.5;
      const distance = Math.hypot(dx, dy);
      if (distance < clearing.radius) {
        const push = clearing.radius / Math.max(1, distance);
        x = clearing.x + dx * push;
        y = clearing.y + (dy * push) / 1.5;
      }
    }
    seats.x[place] = x;
    seats.y[place] = y;
    seats.radius[place] = Math.max(SMALLEST, (hall.size[place] ?? 0) * floor.near);
  }
  return seats;
}
