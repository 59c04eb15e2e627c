import { catalogue, useText } from '@quizcast/words';
import type english from './words/en.json';

const settingsWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export function useSettingsText() {
  return useText(settingsWords);
}
