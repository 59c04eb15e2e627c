import { catalogue, type Say } from '@quizcast/words';
import { use } from 'react';
import type english from './words/en.json';

const words = catalogue<typeof english>(import.meta.glob('./words/*.json'));

type Key = Parameters<Awaited<ReturnType<typeof words.load>>>[0];

export interface Both {
  readonly ru: Say<Key>;
  readonly kk: Say<Key>;
  /** A sentence in Russian and Kazakh; if both are equal, only once. */
  join(key: Key, values?: Parameters<Say<Key>>[1]): string;
}

const loading = Promise.all([words.load('ru'), words.load('kk')]).then(
  ([ru, kk]): Both => ({
    ru,
    kk,
    join: (key, values) => {
      const both = [ru(key, values), kk(key, values)];
      return [...new Set(both)].join(' · ');
    },
  }),
);

/** A stage shows Russian and Kazakh at the same time, because its audience speaks both. */
export function useBoth(): Both {
  return use(loading);
}
