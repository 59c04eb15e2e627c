import { hash } from './hash.ts';
import { type Brush, paintTail } from './paint.ts';
import { REACH } from './palette.ts';
import type { MyLight } from './scene.ts';

/** The times that the own light takes to flare, to fade, and to be handed on. */
export const OWN_MS = { flare: 700, fade: 900, handed: 2600, falling: 520 } as const;

interface Own {
  readonly x: number;
  readonly y: number;
  readonly light: MyLight;
  /** Radius of the ring. */
  readonly ring: number;
  /** Milliseconds since the light got its current look. */
  readonly since: number;
}

const looks: Record<MyLight, { core: number; bright: boolean; ring: number }> = {
  present: { core: 0.34, bright: false, ring: 1 },
  sending: { core: 0.34, bright: false, ring: 1 },
  answered: { core: 0.46, bright: true, ring: 1.14 },
  winner: { core: 0.44, bright: true, ring: 1 },
  out: { core: 0.3, bright: false, ring: 1 },
  hollow: { core: 0.34, bright: false, ring: 1 },
  lost: { core: 0.34, bright: false, ring: 1 },
};

/** The player's own light, the only one with a ring. */
export function paintOwn(brush: Brush, own: Own): void {
  const { context, palette } = brush;
  const { x, y, light, since } = own;
  const { core, bright, ring } = looks[light];
  const gone = light === 'out' || light === 'hollow';
  const flare = light === 'answered' ? Math.max(0, 1 - since / OWN_MS.flare) : 0;
  const fading = light === 'out' ? Math.max(0, 1 - since / OWN_MS.fade) : 0;
  if (light === 'sending') paintSending(brush, own);
  if (light === 'out') paintRipples(brush, own);
  if (brush.glow && palette.additive && (bright || fading > 0)) {
    halo(
      brush,
      x,
      y,
      own.ring * (light === 'winner' ? 6.4 : 2.4 + 1.6 * flare),
      bright ? 1 : fading,
    );
  }
  context.globalAlpha = 1;
  context.fillStyle = gone
    ? palette.ring
    : bright
      ? palette.additive
        ? palette.hot
        : palette.light
      : palette.present;
  disc(context, x, y, own.ring * core);
  if (fading > 0) {
    context.globalAlpha = fading;
    context.fillStyle = palette.hot;
    disc(context, x, y, own.ring * 0.46 * fading);
    context.globalAlpha = 1;
  }
  context.strokeStyle = gone ? palette.ring : palette.mine;
  context.lineWidth = Math.max(2, own.ring * (bright ? 0.13 : 0.12));
  context.setLineDash(light === 'lost' ? [own.ring * 0.22, own.ring * 0.3] : []);
  context.beginPath();
  context.arc(x, y, own.ring * ring * (1 + 0.35 * flare), 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}

/** The light of an eliminated player rises to the lights of the remaining ones. */
export function paintHandedOn(brush: Brush, own: Own, top: number): void {
  if (own.since >= OWN_MS.handed) return;
  const lights = 26;
  for (let index = 0; index < lights; index += 1) {
    const begun = own.since - 80 * index * 0.7;
    const share = begun / 1300;
    if (share <= 0 || share >= 1) continue;
    const sway = (hash(13, index) - 0.5) * own.ring * 5 * share;
    const y = own.y - own.ring - (own.y - own.ring - top) * share;
    halo(brush, own.x + sway, y, own.ring * (0.34 + 0.3 * hash(17, index)), 1 - share * 0.6);
    brush.context.globalAlpha = 1 - share;
    brush.context.fillStyle = brush.palette.light;
    disc(brush.context, own.x + sway, y, 1.6);
  }
  brush.context.globalAlpha = 1;
}

function paintSending(brush: Brush, own: Own): void {
  const share = (own.since % (OWN_MS.falling * 2)) / OWN_MS.falling;
  const head = own.y - own.ring * (4.2 - 3 * Math.min(1, share));
  const strength = share < 1 ? 0.9 : Math.max(0, 1.9 - share);
  paintTail(brush, own.x, head - own.ring * 4.6, own.x, head, own.ring * 0.16, strength);
}

function paintRipples({ context, palette }: Brush, own: Own): void {
  context.strokeStyle = palette.ring;
  context.lineWidth = 1;
  const share = Math.min(1, own.since / OWN_MS.fade);
  for (const [index, reach] of [1.9, 2.75, 3.55].entries()) {
    context.globalAlpha = [0.6, 0.38, 0.22][index] ?? 0;
    context.beginPath();
    context.arc(own.x, own.y, own.ring * (1 + (reach - 1) * share), 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function halo({ context, sprites }: Brush, x: number, y: number, reach: number, opacity: number) {
  context.globalAlpha = opacity;
  context.drawImage(sprites.glow, x - reach, y - reach, 2 * reach, 2 * reach);
  context.globalAlpha = 1;
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** The radius around the own light that other lights keep free. */
export function clearingOf(ring: number): number {
  return ring * REACH * 0.55;
}
