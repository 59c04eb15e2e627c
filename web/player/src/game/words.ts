import { catalogue, useText } from '@quizcast/words';

const words = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useGameText() {
  return useText(words);
}

export type GameSay = ReturnType<typeof useGameText>;
export type GameKey = Parameters<GameSay>[0];
