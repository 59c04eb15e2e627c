import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { keepLanguage, type Language, preferredLanguage } from './languages.ts';

interface LanguageChoice {
  readonly language: Language;
  choose(language: Language): void;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (choice === undefined) throw new Error('No language around this component');
  return choice;
}

/** Sets the language of its content, for the texts and for the browser. */
export function Speaking({ children, fixed }: { children: ReactNode; fixed?: Language }) {
  const [chosen, setLanguage] = useState(preferredLanguage);
  const language = fixed ?? chosen;
  useEffect(() => {
    if (fixed === undefined) document.documentElement.lang = language;
  }, [language, fixed]);
  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      choose(next) {
        keepLanguage(next);
        // The old texts stay on the page until the new ones are loaded.
        startTransition(() => setLanguage(next));
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
