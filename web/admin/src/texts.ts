import { type Language, useLanguage } from '@quizcast/page';
import { useMemo } from 'react';
import common from './common-words/en.json';
import commonKk from './common-words/kk.json';
import commonRu from './common-words/ru.json';
import { formatMessage, type Values } from './message.ts';

/** The texts of one feature: the same keys in every language, or it does not compile. */
export type Catalogue<Key extends string> = Record<Language, Record<Key, string>>;

type CommonKey = keyof typeof common;

const shared = { ru: commonRu, kk: commonKk, en: common } satisfies Catalogue<CommonKey>;

const locales: Record<Language, string> = { ru: 'ru', kk: 'kk', en: 'en-GB' };

/** The texts of a feature, and those that every feature needs, in the reader's language. */
export function useTexts<Key extends string>(catalogue: Catalogue<Key>) {
  const { language } = useLanguage();
  return useMemo(() => {
    const messages: Record<string, string> = { ...shared[language], ...catalogue[language] };
    const t = (key: Key | CommonKey, values?: Values) =>
      formatMessage(messages[key] ?? key, locales[language], values);
    return { t, language };
  }, [catalogue, language]);
}

export type Translate<Key extends string> = ReturnType<typeof useTexts<Key>>['t'];

const noWords = { ru: {}, kk: {}, en: {} };

/** Only what every feature needs. */
export function useCommonTexts() {
  return useTexts<never>(noWords);
}
