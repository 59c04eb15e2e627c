import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** Each language in its own name, as a reader of it looks for it. */
export const ownNames = { ru: 'Русский', kk: 'Қазақша', en: 'English' } as const;

export type Language = keyof typeof ownNames;

export const languages = Object.keys(ownNames) as Language[];

export function isLanguage(tag: string | null | undefined): tag is Language {
  return languages.some((language) => language === tag);
}

interface LanguageChoice {
  readonly language: Language;
  choose(language: Language): void;
}

export const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (choice === undefined) throw new Error('No language around this component');
  return choice;
}

/** Gives everything inside a language, and tells the browser which one it is. */
export function Speaking({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferredLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      choose(next) {
        keepLanguage(next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

const KEY = 'quizcast.language';

/** What was chosen here before, else the first language of the browser that we speak, else Russian. */
function preferredLanguage(): Language {
  const wished = [storedLanguage(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wished.find(isLanguage) ?? 'ru';
}

function keepLanguage(language: Language): void {
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
