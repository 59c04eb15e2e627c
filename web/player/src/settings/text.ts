import { catalogue, useText } from '@quizcast/words';

const settingsWords = catalogue({
  ru: () => import('./words/ru.json'),
  kk: () => import('./words/kk.json'),
  en: () => import('./words/en.json'),
});

export function useSettingsText() {
  return useText(settingsWords);
}
