import { playerRefusals } from '@quizcast/protocol';
import { expect, it } from 'vitest';
import { toldRefusal } from '../src/game/refusal.ts';

it.each([
  ['banned', playerRefusals.banned],
  ['noQuiz', playerRefusals.no_game],
  ['notCurrent', playerRefusals.another_question],
  ['unsaved', playerRefusals.answer_not_saved],
  ['unsaved', playerRefusals.join_not_saved],
  ['unsaved', playerRefusals.quiz_not_loaded],
  ['noState', playerRefusals.no_state],
])('%s is told of “%s”', (reason, [code, text]) => {
  expect(toldRefusal({ code, message: text.replaceAll('{}', '12') })).toBe(reason);
});

it('an unknown refusal shows the server’s text', () => {
  expect(toldRefusal({ code: 'answer_error', message: 'something new' })).toBeUndefined();
});
