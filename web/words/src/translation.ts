import type { Language } from './languages.ts';

/**
 * A field of an answer in one language: `text_kk` for `text` in Kazakh. Undefined if there is no
 * translation. The services write Russian into the field without a suffix.
 */
export function translationOf<T extends object, K extends keyof T & string>(
  source: T,
  field: K,
  language: Language,
): T[K] | undefined {
  const name = language === 'ru' ? field : `${field}_${language}`;
  return (source as Record<string, T[K] | undefined>)[name];
}

/** The same, or the Russian field if there is no translation. */
export function inLanguage<T extends object, K extends keyof T & string>(
  source: T,
  field: K,
  language: Language,
): T[K] {
  return translationOf(source, field, language) || source[field];
}
