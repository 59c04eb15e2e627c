import { fonts, motion, radius, shadows, space, type Theme, themes } from './tokens.ts';

/** The design tokens as custom properties: the light theme by default, the dark one on request. */
export function css(): string {
  return `/* Written from src/tokens.ts by its test (vitest -u). Change it there. */
:root,
[data-theme="dawn"] {
${colours('dawn')}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme]) {
${colours('night').replace(/^/gm, '  ')}
  }
}

[data-theme="night"] {
${colours('night')}
}

:root {
  --font: ${fonts.words};
  --font-figures: ${fonts.figures};
${space.map((size) => `  --space-${size}: ${size}px;`).join('\n')}
${radius.map((size) => `  --radius-${size}: ${size}px;`).join('\n')}
${Object.entries(motion)
  .map(
    ([name, value]) =>
      `  --motion-${kebab(name)}: ${value}${typeof value === 'number' ? 'ms' : ''};`,
  )
  .join('\n')}
}
`;
}

function colours(theme: Theme): string {
  const lines = Object.entries(themes[theme]).map(
    ([name, value]) => `  --${kebab(name)}: ${value};`,
  );
  return [
    `  color-scheme: ${theme === 'night' ? 'dark' : 'light'};`,
    ...lines,
    `  --shadow: ${shadows[theme].card};`,
    `  --glow: ${shadows[theme].glow};`,
  ].join('\n');
}

function kebab(name: string): string {
  return name.replace(/(\d+)|[A-Z]/g, (found) => `-${found.toLowerCase()}`);
}
