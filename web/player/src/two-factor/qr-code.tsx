import { encode } from 'uqr';
import css from './two-factor.module.css';

/** A text as a QR code. It is drawn on this page, so the text is not sent anywhere. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} />
      <path d={dark(data)} />
    </svg>
  );
}

/** One path for all dark modules. Adjacent modules of a row are drawn as one stroke. */
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
