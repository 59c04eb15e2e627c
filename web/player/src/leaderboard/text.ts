import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const leaderboardWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useLeaderboardText() {
  return useText(leaderboardWords);
}
