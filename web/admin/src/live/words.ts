import { catalogue } from '@quizcast/words';
import type en from './words/en.json';

export const words = catalogue<typeof en>(import.meta.glob('./words/*.json'));

export type Word = keyof typeof en;
