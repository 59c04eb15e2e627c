import { encode } from 'uqr';
import css from './two-factor.module.css';

/** A text as a picture for another device's camera. Drawn on this page, so the text goes nowhere. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} />
      <path d={dark(data)} />
    </svg>
  );
}

/** One outline for all dark modules: a row's neighbours in one stroke. */
export function dark(modules: readonly (readonly boolean[])[]): string {
  return modules
    .map((row, y) =>
      [
        ...row
          .map((on) => (on ? '#' : '.'))
          .join('')
          .matchAll(/#+/g),
      ]
        .map(({ 0: run, index: x }) => `M${x} ${y}h${run.length}v1h-${run.length}z`)
        .join(''),
    )
    .join('');
}
