/** What compiled catalogues import: the few functions that put arguments into a sentence. */
import { number as grouped } from './formats.ts';
import type { Language } from './languages.ts';

export { plural, select } from '@messageformat/runtime';
export { en, kk, ru } from '@messageformat/runtime/lib/cardinals';

/** `#` in a plural. The library would ask `Intl`, which has no Kazakh in some browsers. */
export function number(language: Language, value: number, offset: number): string {
  return grouped(language, value - offset);
}
