import { themes } from '@quizcast/theme';
import { describe, expect, it } from 'vitest';
import { css } from '../src/css.ts';

it('the style sheet matches the tokens', async () => {
  await expect(css()).toMatchFileSnapshot('../tokens.css');
});

/** [text colour, background colour, minimum contrast by WCAG] */
const pairs = [
  ['text', 'page', 7],
  ['text', 'card', 7],
  ['text2', 'raised', 4.5],
  ['text3', 'page', 4.5],
  ['text3', 'card', 4.5],
  ['text3', 'raised', 4.5],
  ['onLight', 'light', 7],
  ['onLight', 'lightTop', 7],
  ['lightText', 'page', 4.5],
  ['lightText', 'card', 4.5],
  ['lightText', 'lightSoft', 4.5],
  ['right', 'rightSoft', 4.5],
  ['right', 'card', 4.5],
  ['wrong', 'wrongSoft', 4.5],
  ['wrong', 'card', 4.5],
  ['link', 'page', 4.5],
  ['link', 'linkSoft', 4.5],
  ['text', 'dusk', 4.5],
  ['text2', 'dusk', 4.5],
  ['onNote', 'note', 7],
  ['edge', 'page', 3],
  ['edge', 'card', 3],
  ['out', 'page', 3],
  ['focus', 'page', 3],
  ['lit', 'page', 3],
] as const;

describe.each(['night', 'dawn'] as const)('at %s', (theme) => {
  it.each(pairs)('%s on %s is readable', (words, ground, least) => {
    expect(contrast(themes[theme][words], themes[theme][ground])).toBeGreaterThanOrEqual(least);
  });
});

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
