import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/lib/compile-module.js';
import { parse, type Token } from '@messageformat/parser';
import { languages as tags } from '../src/languages.ts';

export interface Compiled {
  readonly code: string;
  /**
   * The files of the other languages, because a change in one of them may make this file invalid.
   */
  readonly beside: readonly string[];
}

/**
 * Compiles a catalogue file into a module of functions. Throws if the file does not match its
 * translations.
 */
export function compile(file: string): Compiled {
  const folder = dirname(file);
  const wrong = problems(folder);
  if (wrong.length > 0) throw new Error(`Words that do not fit together:\n${wrong.join('\n')}`);
  const tag = tags.find((one) => file.endsWith(`${one}.json`)) ?? 'en';
  const code = compileModule(new MessageFormat(tag), read(folder, tag)).replace(
    /"@messageformat\/runtime[^"]*"/g,
    '"@quizcast/words/message"',
  );
  return { code, beside: tags.map((one) => join(folder, `${one}.json`)) };
}

/** All errors of a folder of texts. Each line names the file and the key. */
export function problems(folder: string): string[] {
  const missing = tags.filter((tag) => !existsSync(join(folder, `${tag}.json`)));
  if (missing.length > 0) return missing.map((tag) => `${folder}: there is no ${tag}.json`);
  const found: string[] = [];
  const english = read(folder, 'en');
  for (const tag of tags) {
    const messages = read(folder, tag);
    for (const key of Object.keys(english)) {
      if (messages[key] === undefined) found.push(`${folder}/${tag}.json: ${key} is missing`);
    }
    for (const [key, message] of Object.entries(messages)) {
      const where = `${folder}/${tag}.json: ${key}`;
      const original = english[key];
      if (original === undefined) found.push(`${where} is not in en.json`);
      else found.push(...fileErrors(where, message, original, tag));
    }
  }
  return found;
}

/** The arguments of a message, sorted. */
export function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  walk(parse(message), (token) => {
    if (token.type !== 'content' && token.type !== 'octothorpe') names.add(token.arg);
  });
  return [...names].sort();
}

function fileErrors(where: string, message: string, original: string, tag: string): string[] {
  const found: string[] = [];
  try {
    if (message.trim() === '') found.push(`${where} is empty`);
    if (argumentsOf(message).join() !== argumentsOf(original).join()) {
      found.push(
        `${where} has the arguments ${argumentsOf(message)}, en.json ${argumentsOf(original)}`,
      );
    }
    if (richTags(message) !== richTags(original)) {
      found.push(`${where} has the tags ${richTags(message)}, en.json ${richTags(original)}`);
    }
    walk(parse(message), (token) => {
      if (token.type !== 'plural') return;
      const given = token.cases.map(({ key }) => key);
      const lacking = pluralForms(tag).filter((form) => !given.includes(form));
      if (lacking.length > 0) found.push(`${where} lacks the plural form ${lacking}`);
    });
  } catch (failure) {
    found.push(`${where}: ${failure instanceof Error ? failure.message : failure}`);
  }
  return found;
}

/** The forms that a whole number may need, in the order of the grammar. */
function pluralForms(tag: string): readonly string[] {
  const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  return ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) =>
    needed.some((one) => one === form),
  );
}

function richTags(message: string): string {
  return [...message.matchAll(/<(\w+)>.*?<\/\1>/g)]
    .map(([, name]) => name)
    .sort()
    .join();
}

function walk(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const token of tokens) {
    visit(token);
    if ('cases' in token) for (const one of token.cases) walk(one.tokens, visit);
  }
}

function read(folder: string, tag: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8'));
}
