import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** The modules that several features need. None of them depends on a feature. */
const shared = ['parts', 'question', 'readiness', 'trail', 'vocabulary', 'watching'];

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .flatMap((path) =>
    [...readFileSync(join(src, path), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
      ([, target = '']) => ({ from: path, to: normalize(join(dirname(path), target)) }),
    ),
  );

it('a feature imports no other feature', () => {
  const crossing = imports.filter(({ from, to }) => {
    const [own, other] = [folderOf(from), folderOf(to)];
    return own !== '' && other !== '' && own !== other && !shared.includes(other);
  });
  expect(crossing).toEqual([]);
});

it('what several features need is needed by several', () => {
  const users = (folder: string) =>
    new Set(
      imports
        .filter(({ from, to }) => folderOf(to) === folder && folderOf(from) !== folder)
        .map(({ from }) => folderOf(from)),
    );
  expect(shared.filter((folder) => users(folder).size < 2 && folder !== 'vocabulary')).toEqual([]);
});
