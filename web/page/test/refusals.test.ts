import { ApiError } from '@quizcast/connection';
import { errorTypes } from '@quizcast/protocol';
import { describe, expect, it } from 'vitest';
import { refusalText } from '../src/refusal-text.ts';
import { wordsOfPages } from '../src/words/words.ts';

const { en, ru, kk } = wordsOfPages;

/** A sentence in Cyrillic, but for a name. */
const cyrillic = /^[^A-Za-z]*\p{Script=Cyrillic}[^A-Za-z]*\.$/u;

it.each(errorTypes)('%s has a sentence in each language', (type) => {
  expect(en.refusals[type]).toMatch(/^[A-Z][ -~]+\.$/);
  expect(ru.refusals[type].replaceAll('Google', '')).toMatch(cyrillic);
  expect(kk.refusals[type].replaceAll('Google', '')).toMatch(cyrillic);
  expect(kk.refusals[type]).not.toBe(ru.refusals[type]);
});

describe('a refusal is told', () => {
  const told = (refusal: unknown, closer = {}) => refusalText(ru, refusal, closer);

  it.each<[string, unknown, string]>([
    ['by its type', new ApiError(409, 'paused', 'already_paused'), ru.refusals.already_paused],
    ['as the server says it, when its type is new', new ApiError(409, 'No.', 'brand_new'), 'No.'],
    ['as the server says it, without a type', new ApiError(403, 'Admins only'), 'Admins only'],
    ['without what a fault says', new ApiError(500, 'NullPointerException'), ru.failed],
    ['as lost', new ApiError(0, 'fetch failed', 'offline'), ru.offline],
    ['with the time to wait', new ApiError(429, 'later', 'rate_limited', 7), ru.tooOften(7)],
    ['as a failure of the page itself', new TypeError('x is undefined'), ru.failed],
  ])('%s', (_how, refusal, text) => {
    expect(told(refusal)).toBe(text);
  });

  it('with the server’s own words where the kind alone says too little', () => {
    const refusal = new ApiError(400, 'title must be 3 to 100 characters', 'validation_error');
    expect(told(refusal)).toBe('Что-то указано неверно. (title must be 3 to 100 characters)');
  });

  it('closer where it is known what was asked for', () => {
    const refusal = new ApiError(409, 'a name is taken', 'conflict');
    expect(told(refusal, { conflict: ru.account.taken })).toBe(ru.account.taken);
  });
});
