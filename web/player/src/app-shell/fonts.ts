import type { Language } from '@quizcast/words';

/**
 * One letter from each part of the font that a language uses. Loading the letter loads its part.
 */
const samples = { ru: 'QЯ', kk: 'QЯҚ', en: 'Q' } as const;

/**
 * Begins to load the fonts before the first text is rendered, so that the text rarely changes its
 * shape. Until they are there, the page uses a font of the device.
 */
export function loadFonts(language: Language): void {
  const wanted = [
    document.fonts.load('1rem "Onest Variable"', samples[language]),
    document.fonts.load('500 1rem "Unbounded Figures"', '0₸'),
  ];
  for (const loading of wanted) loading.catch(() => undefined);
}
