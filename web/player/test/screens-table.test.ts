import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Tests that `docs/player-screens.md` names only pages and pictures that exist, and all of them.
 */
const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const rows = [
  ...read('docs/player-screens.md').matchAll(/^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm),
]
  .slice(1)
  .map(([, screen = '', route = '', picture = '', test = '']) => ({
    screen,
    route,
    picture,
    test,
  }));

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);
const routes = rows.flatMap(({ route }) => found(route, /`(\/[^`]*)`/g));
const pictures = rows.flatMap(({ picture }) => found(picture, /`([^`]+)`/g));

const pages = found(read('web/player/src/app.tsx'), /<Route path="(\/[^"]*)"/g);
const shots = found(read('web/browser/shots/around.shots.ts'), /name: '([^']+)'/g);
const scenes = found(
  read('web/player/shots/scenes.tsx'),
  /^ {2}'?([\w-]+)'?: (?:game|stage|results|winner)\(/gm,
);

describe('the table of the player’s screens', () => {
  it('has every page, and no other', () => {
    expect([...new Set(routes)].sort()).toEqual(pages.filter((path) => path !== '/account').sort());
  });

  it('has every picture of a page', () => {
    // In the table `09-results` is a scene, because scenes show the results both with and without a
    // win.
    const missing = shots.filter((name) => name !== '09-results' && !pictures.includes(name));
    expect(missing).toEqual([]);
  });

  it('names pictures that exist', () => {
    expect(pictures.length).toBeGreaterThan(70);
    expect(pictures.filter((name) => ![...shots, ...scenes].includes(name))).toEqual([]);
  });

  it.each(rows)('names tests that exist: $screen $route', ({ test }) => {
    const files = test.split('; ').map((one) => one.split(': ', 1)[0] ?? '');
    for (const [place, file] of files.entries()) {
      const source = read(`web/browser/${file}.test.ts`);
      const names = found(test.split('; ')[place] ?? '', /"([^"]+)"/g);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !source.includes(`'${name}'`))).toEqual([]);
    }
  });
});
