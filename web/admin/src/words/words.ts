import { type Language, useLanguage, type Words, wordsOfPages } from '@quizcast/page';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** Every word of the portal; a language that misses one does not compile. */
export type Texts = typeof en;

const texts: Record<Language, Texts & Words> = {
  ru: { ...wordsOfPages.ru, ...ru },
  kk: { ...wordsOfPages.kk, ...kk },
  en: { ...wordsOfPages.en, ...en },
};

export function useSpeech(): { language: Language; t: Texts & Words } {
  const { language } = useLanguage();
  return { language, t: texts[language] };
}
