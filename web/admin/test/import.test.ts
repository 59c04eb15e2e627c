import { expect, it } from 'vitest';
import {
  gridOf,
  isUsed,
  mistakesOf,
  nextMistake,
  onlyRows,
  placeOf,
  questionRows,
  withCell,
} from '../src/import/mend/grid.ts';
import { columnOf } from '../src/import/xlsx.ts';

const kahoot = [
  ['Quiz template'],
  ['', 'Question', 'Answer 1', 'Answer 2', 'Time limit', 'Correct answer(s)'],
  ['1', 'Столица?', 'Астана', 'Алматы', '10', '1'],
  ['2', '', '', '', '', ''],
];

it('a header is found below the explanations of a template', () => {
  expect(gridOf(kahoot)?.header).toBe(1);
  expect(gridOf([['text.ru', 'option1.ru', 'correct']])?.header).toBe(0);
  expect(gridOf([['name', 'age']])).toBeUndefined();
});

it('the line break at the end of a file is not a row', () => {
  expect(gridOf([...kahoot, ['']])?.rows).toEqual(kahoot);
});

it('an unused row numbered by the template holds no question', () => {
  const grid = gridOf(kahoot);
  if (!grid) throw new Error('no grid');
  expect(questionRows(grid)).toEqual([2]);
  expect(isUsed(grid, 0)).toBe(false);
});

it.each([
  ['B7', { row: 6, column: 1 }],
  ['AA1', { row: 0, column: 26 }],
  ['line 12', undefined],
])('the cell %s', (cell, place) => {
  expect(placeOf(cell)).toEqual(place);
});

it('an error without a cell does not belong to the table', () => {
  const fileErrors = [
    { index: 0, field: 'text', message: 'must not be blank', cell: 'B3' },
    { index: 1, field: 'text', message: 'must not be blank' },
  ];
  expect(mistakesOf(fileErrors)).toEqual([{ row: 2, column: 1, message: 'must not be blank' }]);
});

it('the next error follows each error, and the first one the last', () => {
  const mistakes = [
    { row: 4, column: 2, message: 'b' },
    { row: 2, column: 5, message: 'a' },
  ];
  expect(nextMistake(mistakes, { row: 2, column: 5 })?.message).toBe('b');
  expect(nextMistake(mistakes, { row: 4, column: 2 })?.message).toBe('a');
  expect(nextMistake([], { row: 0, column: 0 })).toBeUndefined();
});

it('a cell is changed without touching the others, even beyond the end of a short row', () => {
  const grid = gridOf(kahoot);
  if (!grid) throw new Error('no grid');
  const mended = withCell(grid, 0, 2, 'x');
  expect(mended.rows[0]).toEqual(['Quiz template', '', 'x']);
  expect(mended.rows[2]).toBe(grid.rows[2]);
});

it('kept rows keep the header and everything above it', () => {
  const grid = gridOf(kahoot);
  if (!grid) throw new Error('no grid');
  expect(onlyRows(grid, () => false).rows).toEqual(kahoot.slice(0, 2));
});

it.each([
  ['A1', 0],
  ['Z9', 25],
  ['AB12', 27],
  ['', undefined],
])('the column of %s', (cell, column) => {
  expect(columnOf(cell)).toBe(column);
});
