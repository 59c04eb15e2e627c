import { preferredLanguage } from '@quizcast/words';

/** Letters that name the parts of the font that a page in each language uses. */
const letters = { ru: 'QЯ', kk: 'QЯҚ', en: 'Q' } as const;

/**
 * Begins to load the fonts before the first text is rendered, so that it seldom changes its shape.
 * Without them the page uses a font of the device.
 */
export function loadFonts(): void {
  const wanted = [
    document.fonts.load('1rem "Onest Variable"', letters[preferredLanguage()]),
    document.fonts.load('500 1rem "Unbounded Figures"', '0₸'),
  ];
  for (const loading of wanted) loading.catch(() => undefined);
}
