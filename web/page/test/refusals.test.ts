import { readFileSync } from 'node:fs';
import { ApiError } from '@quizcast/connection';
import { errorTypes } from '@quizcast/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusals, refusalWords } from '../src/refusals/refusals.ts';
import { pageWords } from '../src/text.ts';

const read = (tag: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../src/refusals/words/${tag}.json`, import.meta.url), 'utf8'));
const [en, ru, kk] = [read('en'), read('ru'), read('kk')];

/** Matches a sentence in Cyrillic, apart from names. */
const cyrillic = /^[^A-Za-z]*\p{Script=Cyrillic}[^A-Za-z]*\.$/u;

it.each(errorTypes)('%s has a sentence in each language', (type) => {
  // Catalogues need the typographic apostrophe, because a straight one is a quote in ICU messages.
  expect(en[type]).toMatch(/^[A-Z][ -~’]+\.$/);
  expect(ru[type]?.replaceAll('Google', '')).toMatch(cyrillic);
  expect(kk[type]?.replaceAll('Google', '')).toMatch(cyrillic);
  expect(kk[type]).not.toBe(ru[type]);
});

describe('the text of a refusal', () => {
  let refusals: Refusals;
  let tooOften: string;
  beforeAll(async () => {
    const page = await pageWords.load('ru');
    tooOften = page('tooOften', { seconds: 7 });
    refusals = new Refusals(await refusalWords.load('ru'), page);
  });

  it.each<[string, unknown, () => string | undefined]>([
    ['by its type', new ApiError(409, 'paused', 'already_paused'), () => ru.already_paused],
    [
      'as the server says it, when its type is new',
      new ApiError(409, 'No.', 'brand_new'),
      () => 'No.',
    ],
    [
      'as the server says it, without a type',
      new ApiError(403, 'Admins only'),
      () => 'Admins only',
    ],
    [
      'without what a fault says',
      new ApiError(500, 'NullPointerException'),
      () => 'Не получилось. Попробуйте ещё раз.',
    ],
    [
      'as lost',
      new ApiError(0, 'fetch failed', 'offline'),
      () => 'Сервер недоступен. Пробуем снова.',
    ],
    ['with the time to wait', new ApiError(429, 'later', 'rate_limited', 7), () => tooOften],
    [
      'as a failure of the page itself',
      new TypeError('x is undefined'),
      () => 'Не получилось. Попробуйте ещё раз.',
    ],
  ])('%s', (_how, refusal, text) => {
    expect(refusals.text(refusal)).toBe(text());
  });

  it('adds the server’s text to a general type', () => {
    const refusal = new ApiError(400, 'title must be 3 to 100 characters', 'validation_error');
    expect(refusals.text(refusal)).toBe(
      'Что-то указано неверно. (title must be 3 to 100 characters)',
    );
  });

  it('is more specific when the request is known', () => {
    const refusal = new ApiError(409, 'a name is taken', 'conflict');
    expect(refusals.text(refusal, { conflict: 'Уже занято.' })).toBe('Уже занято.');
  });

  it('names the fields from the server', () => {
    const refusal = new ApiError(
      400,
      'Some fields are not right',
      'validation_error',
      undefined,
      undefined,
      'email: must be an address; last_name: must be 1 to 100 visible characters',
    );
    expect([...refusal.fields.keys()]).toEqual(['email', 'last_name']);
  });
});
