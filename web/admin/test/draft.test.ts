import { describe, expect, it } from 'vitest';
import { pastedQuestions, questionOf } from '../src/quizzes/draft.ts';

const numbers = { right: 1, seconds: 10, difficulty: 2 };
const empty = { text: '', options: ['', ''] };

describe('a drafted question', () => {
  it('leaves out empty options at the end and languages without a text', () => {
    const kazakh = { text: ' Сұрақ ', options: ['бір', 'екі', ''] };
    expect(
      questionOf({ text: ' Q ', options: ['a ', 'b', '', ''] }, { kk: kazakh, en: empty }, numbers),
    ).toEqual({
      question: {
        text: 'Q',
        options: ['a', 'b'],
        texts: { kk: { text: 'Сұрақ', options: ['бір', 'екі'] } },
        correct_option: 1,
        time_limit_sec: 10,
        difficulty: 2,
      },
    });
  });

  it.each([
    ['tooFew', ['a', '', ''], 0],
    ['gap', ['a', '', 'c'], 0],
    ['rightIsEmpty', ['a', 'b', ''], 2],
  ])('is refused as %s', (flaw, options, right) => {
    expect(questionOf({ text: 'Q', options }, {}, { ...numbers, right })).toEqual({ flaw });
  });
});

it.each([
  ['[{"text":"a"}]', 1],
  ['{"questions":[{"text":"a"},{"text":"b"}]}', 2],
  ['[]', undefined],
  ['{"question":[]}', undefined],
  ['null', undefined],
  ['text', undefined],
])('pasted %s', (json, count) => {
  expect(pastedQuestions(json)?.length).toBe(count);
});
