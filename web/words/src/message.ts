/** The functions that compiled catalogues import to insert arguments into a text. */
import { number as grouped } from './formats.ts';
import type { Language } from './languages.ts';

export { plural, select } from '@messageformat/runtime';
export { en, kk, ru } from '@messageformat/runtime/lib/cardinals';

/** Formats `#` in a plural. The library's function would use `Intl`, which lacks Kazakh in some
 * browsers. */
export function number(language: Language, value: number, offset: number): string {
  return grouped(language, value - offset);
}
