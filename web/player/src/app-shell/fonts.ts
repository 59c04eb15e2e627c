import type { Language } from '@quizcast/words';

/**
 * One letter from each part of the font that a language uses; without an entry, only from the Latin
 * one. Loading the letter loads its part.
 */
const samples: Partial<Record<Language, string>> = { ru: 'QЯ', kk: 'QЯҚ' };

/**
 * Begins to load the fonts before the first text is rendered, so that the text rarely changes its
 * shape. Until they are there, the page uses a font of the device.
 */
export function loadFonts(language: Language): void {
  const wanted = [
    document.fonts.load('1rem "Onest Variable"', samples[language] ?? 'Q'),
    document.fonts.load('500 1rem "Unbounded Figures"', '0₸'),
  ];
  for (const loading of wanted) loading.catch(() => undefined);
}
