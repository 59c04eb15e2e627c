import { useEffect, useRef } from 'react';
import styles from './hall.module.css';
import { type HallLight, lightsOf } from './hall.ts';

interface Seen {
  /** The id of the quiz, so that every screen shows the same hall. */
  seed: number;
  /** The number of lights, at most 400. */
  lights: number;
  /** The share of bright lights. */
  lit: number;
  /** The number of lights that are out. */
  out?: number;
  className?: string;
}

/**
 * The hall as a still picture, which is redrawn only when its numbers change. The numbers are also
 * shown as text.
 */
export function Hall({ seed, lights, lit, out = 0, className }: Seen) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const surface = canvas.current;
    if (surface === null) return;
    const field = lightsOf(seed, lights, lit, out);
    const paint = () => draw(surface, field);
    paint();
    const watching = new ResizeObserver(paint);
    watching.observe(surface);
    return () => watching.disconnect();
  }, [seed, lights, lit, out]);
  return (
    <div className={className} aria-hidden="true">
      <canvas ref={canvas} className={styles.hall} />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, field: readonly HallLight[]): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = Math.min(2, devicePixelRatio);
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext('2d');
  if (pen === null || width === 0) return;
  pen.scale(ratio, ratio);
  pen.globalCompositeOperation = 'lighter';
  for (const { x, y, size, state } of field) {
    const [left, top] = [x * width, y * height];
    if (state === 'out') {
      pen.fillStyle = 'rgb(90 102 148 / 60%)';
      disc(pen, left, top, size * 0.8);
      continue;
    }
    const bright = state === 'bright';
    const glow = pen.createRadialGradient(left, top, 0, left, top, size * 4);
    glow.addColorStop(0, bright ? 'rgb(255 197 105 / 55%)' : 'rgb(230 150 60 / 25%)');
    glow.addColorStop(1, 'rgb(255 180 80 / 0%)');
    pen.fillStyle = glow;
    disc(pen, left, top, size * 4);
    pen.fillStyle = bright ? '#fff1d6' : '#d99a4b';
    disc(pen, left, top, size);
  }
}

function disc(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
