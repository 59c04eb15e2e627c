/**
 * Reduces Unbounded to digits, its only use, because its Cyrillic lacks Kazakh letters.
 * Run in this folder after `npm install --no-save subset-font`, when @fontsource/unbounded changes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const { resolve } = createRequire(import.meta.url);

for (const [part, letters, file] of [
  ['latin', ' %+,-./0123456789:\u00a0\u2212', 'figures.woff2'],
  ['latin-ext', '₸', 'tenge.woff2'],
]) {
  const whole = readFileSync(
    resolve(`@fontsource/unbounded/files/unbounded-${part}-500-normal.woff2`),
  );
  const cut = await subsetFont(whole, letters, { targetFormat: 'woff2' });
  writeFileSync(new URL(file, import.meta.url), cut);
}
