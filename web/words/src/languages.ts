/** The name of each language in that language. */
export const ownNames = { ru: 'Русский', kk: 'Қазақша', en: 'English' } as const;

export type Language = keyof typeof ownNames;

export const languages = Object.keys(ownNames) as Language[];

export function isLanguage(tag: string | null | undefined): tag is Language {
  return languages.some((language) => language === tag);
}

const KEY = 'quizcast.language';

/**
 * The language that was chosen earlier, otherwise the browser's first supported language, otherwise
 * Russian.
 */
export function preferredLanguage(): Language {
  if (typeof navigator === 'undefined') return 'ru';
  const wished = [stored(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wished.find(isLanguage) ?? 'ru';
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Private modes refuse storage, so the choice then lasts until the page is closed.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
