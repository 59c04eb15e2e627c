import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorTypes } from '../src/index.ts';

const root = new URL('../../../', import.meta.url);
const parts = ['auth-service', 'quiz-service', 'user-service', 'request-guard'];

/** Patterns for error types in the sources: general ones, and special ones for some files. */
const anywhere = /RequestRefused(?:\s*\.of)?\(\s*\w+,\s*"([a-z_]+)"/g;
const named: Record<string, RegExp> = {
  'TokenRefusal.java': /^ {2}[A-Z]+\("([a-z_]+)"/gm,
  'Refusal.java': /^ {2}[A-Z_]+\(\d{3}, "([a-z_]+)"/gm,
  'CsrfFilter.java': /refuse\("([a-z_]+)"/g,
  'ErrorMappers.java': /case \d{3} -> "([a-z_]+)"/g,
  'RequestRefused.java': /of\(\s*\d{3},\s*"([a-z_]+)"/g,
  'TwoFactorRequired.java': /"(two_[a-z_]+)"/g,
  'HostCommands.java': /case ([A-Z_]+) ->/g,
  'PayoutService.java': /new Refused\(\s*userId, "([a-z_]+)"/g,
};

interface Spoken {
  readonly file: string;
  readonly types: readonly string[];
}

function typesOf(part: string): Spoken[] {
  const folder = new URL(`${part}/src/main/java/`, root);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith('.java'))
    .map((path) => {
      const file = path.slice(path.lastIndexOf('/') + 1);
      const source = readFileSync(new URL(path, folder), 'utf8');
      const ways = [anywhere, ...(named[file] ? [named[file]] : [])];
      const types = ways.flatMap((way) =>
        [...source.matchAll(way)].map(([, type = '']) => type.toLowerCase()),
      );
      return { file, types };
    });
}

const spoken = parts.flatMap(typesOf);

it.each(Object.keys(named))('%s names its error types as this test reads them', (file) => {
  expect(spoken.filter((one) => one.file === file).flatMap(({ types }) => types)).not.toEqual([]);
});

it('every error type of the services is in the list', () => {
  const known = new Set<string>(errorTypes);
  const unknown = spoken.flatMap(({ types }) => types).filter((type) => !known.has(type));
  expect(unknown).toEqual([]);
});
