import { type Catalogue, type Say, useLanguage, useText } from '@quizcast/words';
import { useMemo } from 'react';
import { isCommonWord } from './common/keys.ts';
import { type Word as CommonWord, words as commonWords } from './common/words.ts';

/** The texts of a feature and the shared texts, in the reader's language. */
export function useTexts<K extends string>(words: Catalogue<K>) {
  const { language } = useLanguage();
  const own = useText(words);
  const common = useText(commonWords);
  const t = useMemo<Translate<K>>(
    () => (key, values) => (isCommonWord(key) ? common(key, values) : own(key as K, values)),
    [own, common],
  );
  return { t, language };
}

export type Translate<K extends string> = Say<K | CommonWord>;

/** Only the shared texts. */
export function useCommonTexts() {
  const { language } = useLanguage();
  return { t: useText(commonWords), language };
}
