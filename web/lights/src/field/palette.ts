/** The colours of the field, taken from the design tokens. */
export interface Palette {
  /** In the dark theme lights are drawn with additive blending, in the light theme as opaque discs. */
  readonly additive: boolean;
  readonly hot: string;
  readonly light: string;
  readonly present: string;
  readonly out: string;
  readonly ring: string;
  readonly mine: string;
}

/** Reads the custom properties of `lights.css` for this element. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--field-${name}`).trim() || '#ffc569';
  return {
    additive: style.getPropertyValue('--field-additive').trim() === '1',
    hot: colour('hot'),
    light: colour('light'),
    present: colour('present'),
    out: colour('out'),
    ring: colour('ring'),
    mine: colour('mine'),
  };
}

/** Pre-rendered pictures of a light, which are copied for every light. */
export interface Sprites {
  readonly lit: CanvasImageSource;
  readonly bare: CanvasImageSource;
  readonly present: CanvasImageSource;
  readonly out: CanvasImageSource;
  readonly hollow: CanvasImageSource;
  /** A glow without a core. */
  readonly glow: CanvasImageSource;
  /** A streak of light that is transparent at its top, and widest and brightest at its bottom. */
  readonly tail: CanvasImageSource;
}

/** Half the side of a sprite, in radii of the light's core. */
export const REACH = 4.6;
const SIDE = 96;

export function spritesOf(palette: Palette): Sprites {
  const core = SIDE / 2 / REACH;
  const disc = (colour: string, radius = core) =>
    sprite((context, middle) => {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(middle, middle, radius, 0, 2 * Math.PI);
      context.fill();
    });
  return {
    lit: palette.additive
      ? sprite((context, middle) => {
          glow(context, middle, palette.light);
          const heart = context.createRadialGradient(middle, middle, 0, middle, middle, core);
          heart.addColorStop(0, palette.hot);
          heart.addColorStop(0.82, palette.hot);
          heart.addColorStop(1, clear(palette.light));
          context.fillStyle = heart;
          context.fillRect(0, 0, SIDE, SIDE);
        })
      : disc(palette.light),
    glow: sprite((context, middle) => {
      if (palette.additive) glow(context, middle, palette.light);
    }),
    bare: disc(palette.additive ? palette.hot : palette.light),
    present: disc(palette.present, core * 0.86),
    out: disc(palette.out, core * 0.8),
    hollow: sprite((context, middle) => {
      context.strokeStyle = palette.ring;
      context.lineWidth = core * 0.42;
      context.beginPath();
      context.arc(middle, middle, core * 0.8, 0, 2 * Math.PI);
      context.stroke();
    }),
    tail: sprite((context, middle) => {
      const fade = context.createLinearGradient(0, 0, 0, SIDE);
      fade.addColorStop(0, clear(palette.light));
      fade.addColorStop(1, palette.light);
      context.fillStyle = fade;
      context.beginPath();
      context.moveTo(middle, 0);
      context.lineTo(SIDE, SIDE);
      context.lineTo(0, SIDE);
      context.fill();
    }),
  };
}

type Sketch = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

function glow(context: Sketch, middle: number, colour: string): void {
  const halo = context.createRadialGradient(middle, middle, 0, middle, middle, middle);
  halo.addColorStop(0, faint(colour, 0.62));
  halo.addColorStop(0.28, faint(colour, 0.34));
  halo.addColorStop(0.6, faint(colour, 0.09));
  halo.addColorStop(1, clear(colour));
  context.fillStyle = halo;
  context.fillRect(0, 0, 2 * middle, 2 * middle);
}

/**
 * Creates a bitmap if the browser supports it, because drawing a bitmap costs less than drawing
 * from a canvas.
 */
function sprite(draw: (context: Sketch, middle: number) => void): CanvasImageSource {
  if (typeof OffscreenCanvas === 'function') {
    const canvas = new OffscreenCanvas(SIDE, SIDE);
    const context = canvas.getContext('2d');
    if (context) {
      draw(context, SIDE / 2);
      return canvas.transferToImageBitmap();
    }
  }
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (context) draw(context, SIDE / 2);
  return canvas;
}

const clear = (colour: string) => faint(colour, 0);

/** `#rrggbb` with an alpha. */
function faint(colour: string, alpha: number): string {
  const byte = Math.round(alpha * 255);
  return `${colour.slice(0, 7)}${byte.toString(16).padStart(2, '0')}`;
}
