import { type Language, useLanguage } from '@quizcast/words';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** The words that every page of ours needs; a language that misses one does not compile. */
export type Words = typeof en;

export const wordsOfPages: Record<Language, Words> = { ru, kk, en };

export function useWords(): Words {
  return wordsOfPages[useLanguage().language];
}
