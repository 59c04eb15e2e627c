import { expect, it } from 'vitest';
import { dark } from '../src/two-factor/qr-code.tsx';

const modules = (picture: string) =>
  picture.split('/').map((row) => [...row].map((m) => m === '#'));

it.each([
  ['', '.../...'],
  ['M0 0h1v1h-1z', '#..'],
  ['M1 0h2v1h-2zM0 1h1v1h-1zM2 1h1v1h-1z', '.##/#.#'],
])('the outline %s', (outline, picture) => {
  expect(dark(modules(picture))).toBe(outline);
});
