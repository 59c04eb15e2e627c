import { type ReactNode, useEffect, useMemo, useState } from 'react';
import {
  keepLanguage,
  languages,
  preferredLanguage,
  type Speech,
  SpeechContext,
} from './language.ts';

/** Gives everything inside its words, and tells the browser which language they are. */
export function Speaking({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferredLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      t: languages[language],
      choose(next) {
        keepLanguage(next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}
