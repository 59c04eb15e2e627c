import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** Every word of the page; a language that misses one does not compile. */
export type Texts = typeof en;

export const languages = { ru, kk, en } as const;

export type Language = keyof typeof languages;

/** Each language in its own name, as a reader of it looks for it. */
export const ownNames: Record<Language, string> = { ru: 'Русский', kk: 'Қазақша', en: 'English' };

const KEY = 'quizcast.language';

/** What was chosen here before, else the first language of the browser that we speak, else Russian. */
export function preferredLanguage(): Language {
  const wished = [storedLanguage(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wished.find(isLanguage) ?? 'ru';
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Private modes refuse storage; the choice then lasts as long as the page.
  }
}

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function isLanguage(tag: string | null | undefined): tag is Language {
  return tag !== null && tag !== undefined && Object.hasOwn(languages, tag);
}

export interface Speech {
  readonly language: Language;
  readonly t: Texts;
  choose(language: Language): void;
}

export const SpeechContext = createContext<Speech | undefined>(undefined);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === undefined) throw new Error('No language around this component');
  return speech;
}

/** Money is whole tenge. */
export function money(language: Language, amount: number): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'KZT',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(amount);
}

export function moment(language: Language, time: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(time),
  );
}
