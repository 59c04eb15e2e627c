import { expect, it } from 'vitest';
import { playerRefusalOf } from '../src/index.ts';

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
