import { expect, it } from 'vitest';
import { wrapped } from '../src/result/share-card.ts';

/** Every character is ten units wide. */
const pen = { measureText: (text: string) => ({ width: text.length * 10 }) as TextMetrics };

it.each([
  ['two words', 200, ['two words']],
  ['a name of several words', 100, ['a name of', 'several', 'words']],
  ['Достопримечательность', 100, ['Достоприм…']],
])('%s fits %d', (text, width, rows) => {
  expect(wrapped(pen, text, width)).toEqual(rows);
});
