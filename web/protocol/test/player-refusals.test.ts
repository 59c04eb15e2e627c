import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { playerRefusalOf, playerRefusals } from '../src/index.ts';

const view = '../../../realtime-gateway/src/main/java/io/quizcast/gateway/view';
const table = readFileSync(new URL(`${view}/PlayerRefusal.java`, import.meta.url), 'utf8');
const rows = [...table.matchAll(/^ {2}([A-Z_]+)\(\s*"([a-z_]+)",\s*"([^"]+)"\)/gm)];

it('the table equals the gateway’s table', () => {
  const theirs = rows.map(([, name = '', code = '', text = '']) => [
    name.toLowerCase(),
    [code, text],
  ]);
  expect(theirs).not.toEqual([]);
  expect(playerRefusals).toEqual(Object.fromEntries(theirs));
});

it('a text with numbers in it gives its refusal', () => {
  const message = 'received answer for non-current question (expected 4, got 12)';
  expect(playerRefusalOf({ code: 'answer_error', message })).toBe('another_question');
  expect(playerRefusalOf({ code: 'ready_error', message: 'quiz #7 not found' })).toBe(
    'unknown_quiz',
  );
});

it('an unknown text, or a text with another code, gives no refusal', () => {
  expect(playerRefusalOf({ code: 'answer_error', message: 'something new' })).toBeUndefined();
  expect(
    playerRefusalOf({ code: 'answer_error', message: 'quiz registration is closed' }),
  ).toBeUndefined();
});
