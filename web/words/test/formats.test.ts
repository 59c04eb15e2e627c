import {
  age,
  dateOnly,
  dayAndTime,
  dayMonth,
  decimal,
  money,
  monthName,
  number,
  shortDayAndTime,
} from '@quizcast/words';
import { describe, expect, it, vi } from 'vitest';

const evening = new Date(2026, 10, 27, 20, 5);

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1\u00a0000'],
    [5_000_000, '5\u00a0000\u00a0000'],
    [-1200, '\u22121\u00a0200'],
  ])('%d is grouped as %s', (value, shown) => {
    expect(number('kk', value)).toBe(shown);
    expect(number('en', value)).toBe(shown);
  });

  it('have a comma in Russian and Kazakh and a point in English', () => {
    expect([decimal('ru', 3.14, 1), decimal('kk', 1234.5, 1), decimal('en', 3.15, 2)]).toEqual([
      '3,1',
      '1\u00a0234,5',
      '3.15',
    ]);
  });

  it('that round to zero have no sign', () => {
    expect(decimal('en', -0.01, 1)).toBe('0.0');
  });

  it('of money are in whole tenge', () => {
    expect(money('en', 61_240)).toBe('61\u00a0240\u00a0₸');
  });
});

describe('days', () => {
  it('are right in Kazakh when the browser does not support it', () => {
    const nothing = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(() => {
      throw new Error('Intl was asked');
    });
    expect(dateOnly('kk', evening)).toBe('2026 ж. 27 қараша');
    expect(dayMonth('kk', evening)).toBe('27 қараша');
    expect(monthName('kk', evening)).toBe('қараша');
    nothing.mockRestore();
  });

  it('close to today have names', () => {
    const at = (day: number) => new Date(2026, 10, day, 9).getTime();
    expect(dayAndTime('ru', evening, at(27))).toBe('Сегодня, 20:05');
    expect(dayAndTime('kk', evening, at(26))).toBe('Ертең, 20:05');
    expect(dayAndTime('en', evening, at(28))).toBe('Yesterday, 20:05');
    expect(dayAndTime('en', evening, at(20))).toBe('27 November, 20:05');
    expect(shortDayAndTime('ru', evening, at(27))).toBe('Сегодня, 20:05');
    expect(shortDayAndTime('ru', evening, at(20))).toBe('27 нояб., 20:05');
    expect(shortDayAndTime('kk', evening, at(20))).toBe('27 қар., 20:05');
    expect(shortDayAndTime('en', evening, at(20))).toBe('27 Nov, 20:05');
  });
});

it('a person is a year older on their birthday', () => {
  expect(age('2008-11-27', evening)).toBe(18);
  expect(age('2008-11-28', evening)).toBe(17);
});
