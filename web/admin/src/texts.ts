import { type Catalogue, type Say, useLanguage, useText } from '@quizcast/words';
import { useMemo } from 'react';
import { isPortalWord } from './vocabulary/keys.ts';
import { type Word as PortalWord, words as portalWords } from './vocabulary/words.ts';

/** The texts of a feature together with the shared texts, in the reader's language. */
export function useTexts<K extends string>(words: Catalogue<K>) {
  const { language } = useLanguage();
  const own = useText(words);
  const common = useText(portalWords);
  const t = useMemo<Translate<K>>(
    () => (key, values) => (isPortalWord(key) ? common(key, values) : own(key as K, values)),
    [own, common],
  );
  return { t, language };
}

export type Translate<K extends string> = Say<K | PortalWord>;

/** The shared texts alone. */
export function usePortalTexts() {
  const { language } = useLanguage();
  return { t: useText(portalWords), language };
}
