import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const words = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useGameText() {
  return useText(words);
}

export type GameSay = ReturnType<typeof useGameText>;
export type GameKey = Parameters<GameSay>[0];
