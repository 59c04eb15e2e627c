import { type Theme, themes } from './tokens.ts';

/** The theme chosen on this device; `system` follows the device. */
export type Choice = Theme | 'system';

const KEY = 'quizcast.theme';

export function themeChoice(): Choice {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'night' || stored === 'dawn' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export function chooseTheme(choice: Choice): void {
  try {
    if (choice === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Private modes refuse storage, so the choice then lasts until the page is closed.
  }
  show(choice);
}

/** Runs before the first rendering, because the page would otherwise flash. */
export function showChosenTheme(): void {
  show(themeChoice());
}

/** The current theme, for canvases. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'night' || chosen === 'dawn') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'dawn';
}

function show(choice: Choice): void {
  const { dataset } = document.documentElement;
  if (choice === 'system') delete dataset.theme;
  else dataset.theme = choice;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own: Theme = meta.media.includes('dark') ? 'night' : 'dawn';
    meta.content = themes[choice === 'system' ? own : choice].page;
  }
}
