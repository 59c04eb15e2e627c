import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const keysOf = (path: string) => Object.keys(JSON.parse(readFileSync(path, 'utf8')));
const common = keysOf(join(src, 'vocabulary/words/en.json'));

const features = readdirSync(src, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'vocabulary')
  .map(({ name }) => name)
  .filter((name) => readdirSync(join(src, name)).includes('words'));

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(src, path), 'utf8'))
  .join('\n');

it.each(features)('%s has no key that the shared texts hide', (feature) => {
  const keys = keysOf(join(src, feature, 'words/en.json'));
  expect(keys.filter((key) => common.includes(key))).toEqual([]);
});

it('every shared text is in the list of shared keys', () => {
  const listed = [...readFileSync(join(src, 'vocabulary/keys.ts'), 'utf8').matchAll(/'(\w+)'/g)];
  expect(listed.map(([, key]) => key).sort()).toEqual([...common].sort());
});

it.each(features)('%s has no text that no page uses', (feature) => {
  const keys = keysOf(join(src, feature, 'words/en.json'));
  // Some keys are composed of a prefix and a name that the server uses.
  const composed = (key: string) => {
    const prefix = /^(?:[a-z]+_|status(?=[A-Z]))/.exec(key)?.[0];
    return prefix !== undefined && sources.includes(`\`${prefix}\${`);
  };
  const unused = keys.filter(
    (key) =>
      !sources.includes(`'${key}'`) && !composed(key) && !new RegExp(`\\b${key}\\b`).test(sources),
  );
  expect(unused).toEqual([]);
});
