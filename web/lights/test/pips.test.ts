import { expect, it } from 'vitest';
import { pipsOf } from '../src/parts/pips.tsx';

it.each([
  [{ number: 2, more: {} }, ['lit', 'now', 'dim', 'dim']],
  [{ number: 2, more: { closed: true } }, ['lit', 'lit', 'dim', 'dim']],
  [{ number: 3, more: { outAt: 2 } }, ['lit', 'out', 'hollow', 'hollow']],
  [{ number: 4, more: { closed: true } }, ['lit', 'lit', 'lit', 'lit']],
])('the pips of %o', ({ number, more }, pips) => {
  expect(pipsOf(number, 4, more)).toEqual(pips);
});
