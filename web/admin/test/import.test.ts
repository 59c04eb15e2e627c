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
} from '../src/import/grid.ts';
import { columnOf } from '../src/import/xlsx.ts';

const kahoot = [
  ['Quiz template'],
  ['', 'Question', 'Answer 1', 'Answer 2', 'Time limit', 'Correct answer(s)'],
  ['1', 'Столица?', 'Астана', 'Алматы', '10', '1'],
  ['2', '', '', '', '', ''],
];

it('a header is found below what a template explains', () => {
  expect(gridOf(kahoot)?.header).toBe(1);
  expect(gridOf([['text.ru', 'option1.ru', 'correct']])?.header).toBe(0);
  expect(gridOf([['name', 'age']])).toBeUndefined();
});

it('the line break at the end of a file is no row', () => {
  expect(gridOf([...kahoot, ['']])?.rows).toEqual(kahoot);
});

it('a row that only the template numbered holds no question', () => {
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

it('a mistake without a cell is none of a table', () => {
  const flaws = [
    { index: 0, field: 'text', message: 'must not be blank', cell: 'B3' },
    { index: 1, field: 'text', message: 'must not be blank' },
  ];
  expect(mistakesOf(flaws)).toEqual([{ row: 2, column: 1, message: 'must not be blank' }]);
});

it('from one mistake the way leads to the next, and from the last to the first', () => {
  const mistakes = [
    { row: 4, column: 2, message: 'b' },
    { row: 2, column: 5, message: 'a' },
  ];
  expect(nextMistake(mistakes, { row: 2, column: 5 })?.message).toBe('b');
  expect(nextMistake(mistakes, { row: 4, column: 2 })?.message).toBe('a');
  expect(nextMistake([], { row: 0, column: 0 })).toBeUndefined();
});

it('a cell is mended without touching the others, also beyond a short row', () => {
  const grid = gridOf(kahoot);
  if (!grid) throw new Error('no grid');
  const mended = withCell(grid, 0, 2, 'x');
  expect(mended.rows[0]).toEqual(['Quiz template', '', 'x']);
  expect(mended.rows[2]).toBe(grid.rows[2]);
});

it('what is kept keeps its header and what stands above it', () => {
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
