import { catalogue } from '@quizcast/words';
import type en from './words/en.json';

export const words = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export type Word = keyof typeof en;
