import { use, useMemo } from 'react';
import { type Language, preferredLanguage } from './languages.ts';
import { useLanguage } from './speaking.tsx';

type Arguments = Readonly<Record<string, string | number>>;
type Message = (values: Arguments) => string;

/** Returns a text of a catalogue in the reader's language. */
export type Say<K extends string> = (key: K, values?: Arguments) => string;

/** The texts of one feature, loaded for one language at a time. */
export interface Catalogue<K extends string> {
  load(language: Language): Promise<Say<K>>;
}

/** Catalogues that are being loaded. */
const pending = new Set<Promise<unknown>>();

/** Completes when every catalogue that is being loaded now has been loaded or has failed. */
export const textsLoaded = (): Promise<unknown> => Promise.allSettled(pending);

type Loader<T> = () => Promise<{ default: T }>;

/**
 * Defines a catalogue by its three files. English defines the keys, and a language that lacks one
 * of them does not compile. The page's language begins to load immediately, in parallel with the
 * feature's code.
 */
export function catalogue<T extends Record<string, string>>(files: {
  ru: Loader<Record<keyof T, string>>;
  kk: Loader<Record<keyof T, string>>;
  en: Loader<T>;
}): Catalogue<keyof T & string> {
  type Key = keyof T & string;
  const loading = new Map<Language, Promise<Say<Key>>>();
  function load(language: Language): Promise<Say<Key>> {
    const begun = loading.get(language);
    if (begun) return begun;
    const said: Settled<Say<Key>> = files[language]().then((file) => {
      // The build compiles every message of the JSON file into a function.
      const messages = file.default as unknown as Record<Key, Message>;
      const say: Say<Key> = (key, values = {}) => messages[key](values);
      // React reads these two fields and then renders without showing the fallback.
      said.status = 'fulfilled';
      said.value = say;
      return say;
    });
    loading.set(language, said);
    pending.add(said);
    said.catch(() => loading.delete(language)).finally(() => pending.delete(said));
    return said;
  }
  if (typeof document !== 'undefined') load(preferredLanguage()).catch(() => undefined);
  return { load };
}

interface Settled<T> extends Promise<T> {
  status?: 'fulfilled';
  value?: T;
}

/** The texts of a catalogue in the reader's language. Suspends until they are loaded. */
export function useText<K extends string>(words: Catalogue<K>): Say<K> {
  const { language } = useLanguage();
  return use(useMemo(() => words.load(language), [words, language]));
}
