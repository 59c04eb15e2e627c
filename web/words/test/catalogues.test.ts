import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { argumentsOf, compile, problems } from '../build/catalogue-files.ts';
import { languages } from '../src/languages.ts';

const web = fileURLToPath(new URL('../..', import.meta.url));

/** Every folder with a catalogue in this workspace. */
const folders = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)words\/en\.json$/.test(path))
  .filter((path) => !/node_modules|dist/.test(path))
  .map((path) => join(web, dirname(path)));

const fine = { hello: 'Hello {name}', n: '{n, plural, one {# light} other {# lights}}' };

function withFiles(ru: object, kk: object, en: object): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'words'));
  for (const tag of languages) {
    const messages = { ru, kk }[tag as string] ?? en;
    writeFileSync(join(folder, `${tag}.json`), JSON.stringify(messages));
  }
  try {
    return problems(folder).map((line) => line.slice(folder.length + 1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a catalogue', () => {
  const ru = {
    hello: 'Привет, {name}',
    n: '{n, plural, one {# огонёк} few {# огонька} many {# огоньков} other {# огонька}}',
  };

  it('whose three languages match is compiled', () => {
    expect(withFiles(ru, fine, fine)).toEqual([]);
  });

  it('is refused when a language has a missing or an additional key', () => {
    expect(withFiles(ru, { hello: 'Сәлем {name}' }, fine)).toEqual(['kk.json: n is missing']);
    expect(withFiles({ ...ru, more: 'x' }, fine, fine)).toEqual([
      'ru.json: more is not in en.json',
    ]);
  });

  it('is refused for different arguments, different tags or a missing plural form', () => {
    expect(withFiles({ ...ru, hello: 'Привет' }, fine, fine)).toEqual([
      'ru.json: hello has the arguments , en.json name',
    ]);
    expect(withFiles({ ...ru, hello: '<a>Привет</a>, {name}' }, fine, fine)).toEqual([
      'ru.json: hello has the tags a, en.json ',
    ]);
    const n = '{n, plural, one {# огонёк} other {# огонька}}';
    expect(withFiles({ ...ru, n }, fine, fine)).toEqual([
      'ru.json: n lacks the plural form few,many',
    ]);
  });
});

describe.each(folders)('%s', (folder) => {
  it('matches in all languages', () => {
    expect(problems(folder)).toEqual([]);
  });

  it('is used with the arguments of its messages', () => {
    expect(calls(folder)).toEqual([]);
  });

  it('is compiled for every language', () => {
    for (const tag of languages) {
      expect(compile(join(folder, `${tag}.json`)).code).toContain('export default');
    }
  });
});

/** Finds uses of a key in the feature's files that lack an argument of the message. */
function calls(folder: string): string[] {
  const messages: Record<string, string> = JSON.parse(
    readFileSync(join(folder, 'en.json'), 'utf8'),
  );
  const feature = dirname(folder);
  const sources = readdirSync(feature, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/node_modules|dist/.test(path))
    .map((path) => [path, readFileSync(join(feature, path), 'utf8')] as const);
  const wrong: string[] = [];
  for (const [path, source] of sources) {
    for (const [, key = '', values] of source.matchAll(
      /\bt\(\s*'([^']+)'\s*(?:,\s*(\{[^}]*\}))?/g,
    )) {
      const message = messages[key];
      if (message === undefined) continue;
      const absent = argumentsOf(message).filter(
        (name) => !new RegExp(`\\b${name}\\b`).test(values ?? ''),
      );
      if (absent.length > 0) wrong.push(`${path}: ${key} without ${absent}`);
    }
  }
  return wrong;
}
