import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { playerRefusalOf, playerRefusals } from '../src/index.ts';

const view = '../../../realtime-gateway/src/main/java/io/quizcast/gateway/view';
const table = readFileSync(new URL(`${view}/PlayerRefusal.java`, import.meta.url), 'utf8');
const rows = [...table.matchAll(/^ {2}([A-Z_]+)\(\s*"([a-z_]+)",\s*"([^"]+)"\)/gm)];

it('every refusal of the gateway is known here with its text, and no other', () => {
  const theirs = rows.map(([, name = '', code = '', text = '']) => [
    name.toLowerCase(),
    [code, text],
  ]);
  expect(theirs).not.toEqual([]);
  expect(playerRefusals).toEqual(Object.fromEntries(theirs));
});

it('a refusal is found by its text with numbers in it', () => {
  const message = 'received answer for non-current question (expected 4, got 12)';
  expect(playerRefusalOf({ code: 'answer_error', message })).toBe('another_question');
  expect(playerRefusalOf({ code: 'ready_error', message: 'quiz #7 not found' })).toBe(
    'unknown_quiz',
  );
});

it('a text that is not known, or comes with another code, is nobody’s', () => {
  expect(playerRefusalOf({ code: 'answer_error', message: 'something new' })).toBeUndefined();
  expect(
    playerRefusalOf({ code: 'answer_error', message: 'quiz registration is closed' }),
  ).toBeUndefined();
});
