/** Whether an option's shape is drawn as an outline or filled. */
export type GlyphFill = 'line' | 'full';

/** Outlines on a square of 40 units with rounded corners, from A (circle) to F (hexagon). */
const shapes = [
  'M20 3.2a16.8 16.8 0 1 1 0 33.600a16.800 16.800 0 0 1 0-33.600z',
  'M9 4h22a5 5 0 0 1 5 5v22a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5V9a5 5 0 0 1 5-5z',
  'M17.800 3.800 2.900 33a2.500 2.500 0 0 0 2.200 3.600h29.800a2.500 2.500 0 0 0 2.200-3.600L22.200 3.800a2.500 2.500 0 0 0-4.400 0z',
  'M17.400 2.600 2.600 17.400a3.700 3.700 0 0 0 0 5.200l14.800 14.800a3.700 3.700 0 0 0 5.200 0l14.800-14.800a3.700 3.700 0 0 0 0-5.200L22.600 2.600a3.700 3.700 0 0 0-5.200 0z',
  'M18.300 2.900 3 14a3 3 0 0 0-1.100 3.400l5.900 18a3 3 0 0 0 2.900 2.100h18.600a3 3 0 0 0 2.900-2.100l5.900-18A3 3 0 0 0 37 14L21.700 2.900a3 3 0 0 0-3.400 0z',
  'M11.200 4.500 2.700 18.500a3 3 0 0 0 0 3l8.500 14a3 3 0 0 0 2.600 1.500h12.400a3 3 0 0 0 2.600-1.500l8.500-14a3 3 0 0 0 0-3l-8.500-14A3 3 0 0 0 26.200 3H13.800a3 3 0 0 0-2.600 1.500z',
] as const;

/** The point at which a letter looks centred in its shape. */
const baselines = [20.5, 20.5, 25.5, 20.5, 22, 20.5] as const;

interface GlyphParts {
  /** 0 for A. */
  index: number;
  fill?: GlyphFill;
  size?: number;
}

/** The letter of an option in its shape, which distinguishes options without colour. */
export function Glyph({ index, fill = 'line', size = 36 }: GlyphParts) {
  const shape = index % shapes.length;
  return (
    <svg
      className={`glyph ${fill}`}
      viewBox="0 0 40 40"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={shapes[shape]} />
      <text x="20" y={baselines[shape]} dominantBaseline="central" textAnchor="middle">
        {optionLabel(index)}
      </text>
    </svg>
  );
}

export function optionLabel(index: number): string {
  return String.fromCharCode(65 + index);
}
