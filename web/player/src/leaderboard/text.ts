import { catalogue, useText } from '@quizcast/words';

const leaderboardWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useLeaderboardText() {
  return useText(leaderboardWords);
}
