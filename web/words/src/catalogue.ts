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

/**
 * Defines a catalogue by its files, one for each language. English defines the keys; the build
 * fails if a language lacks a file or a key. The page's language begins to load immediately, in
 * parallel with the feature's code.
 */
export function catalogue<T extends Record<string, string>>(
  files: Record<string, () => Promise<unknown>>,
): Catalogue<keyof T & string> {
  type Key = keyof T & string;
  const loading = new Map<Language, Promise<Say<Key>>>();
  function load(language: Language): Promise<Say<Key>> {
    const begun = loading.get(language);
    if (begun) return begun;
    const file = files[`./words/${language}.json`];
    if (file === undefined) throw new Error(`There are no words in ${language}`);
    const said: Settled<Say<Key>> = file().then((module) => {
      // The build compiles every message of the JSON file into a function.
      const messages = (module as { default: Record<Key, Message> }).default;
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
