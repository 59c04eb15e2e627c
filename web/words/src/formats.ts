import { habitsOf, type Language } from './languages.ts';

type Time = string | number | Date;

/** Digits in groups of three, separated by a non-breaking space, the same in all languages. */
export function number(language: Language, value: number): string {
  return decimal(language, value, 0, 3);
}

/** A number with decimals, with the point or comma of the language. */
export function decimal(language: Language, value: number, min: number, max = min): string {
  const [whole = '', rest = ''] = Math.abs(value).toFixed(max).split('.');
  const shown = rest.replace(/0+$/, '').padEnd(min, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  const sign = value < 0 && /[1-9]/.test(whole + shown) ? '\u2212' : '';
  return `${sign}${grouped}${shown && habitsOf(language).decimalSign}${shown}`;
}

/** Money is always in whole tenge. */
export function money(language: Language, amount: number): string {
  return `${decimal(language, amount, 0)}\u00a0₸`;
}

/** Milliseconds as seconds with one decimal, for answer times. */
export function seconds(language: Language, ms: number, digits = 1): string {
  return `${decimal(language, ms / 1000, digits)}\u00a0${habitsOf(language).second}`;
}

/** “27 November 2026, 20:00”. */
export function moment(language: Language, time: Time): string {
  return `${dateOnly(language, time)}, ${clockTime(time)}`;
}

/** “Today, 20:00”, or the day and month for another day. */
export function dayAndTime(language: Language, time: Time, now: number = Date.now()): string {
  const days = daysBetween(now, time);
  const near = days >= -1 && days <= 1 ? habitsOf(language).nearDays[days + 1] : undefined;
  return `${near ?? dayMonth(language, time)}, ${clockTime(time)}`;
}

/**
 * “Today, 20:00”, or the day and a short month for another day: “2 Dec, 20:00”. For narrow columns.
 */
export function shortDayAndTime(language: Language, time: Time, now: number = Date.now()): string {
  const days = daysBetween(now, time);
  const near = days >= -1 && days <= 1 ? habitsOf(language).nearDays[days + 1] : undefined;
  return `${near ?? shortDayMonth(language, time)}, ${clockTime(time)}`;
}

function shortDayMonth(language: Language, time: Time): string {
  const at = new Date(time);
  const { locale, months } = habitsOf(language);
  if (months) return `${at.getDate()} ${months[at.getMonth()]?.slice(0, 3)}.`;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(at);
}

/** A time in the reader's time zone, such as “20:00”. */
export function clockTime(time: Time): string {
  const at = new Date(time);
  return `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** “27 November 2026”. */
export function dateOnly(language: Language, time: Time): string {
  const at = new Date(time);
  const { locale, longDate } = habitsOf(language);
  if (longDate) return longDate(at.getFullYear(), dayMonth(language, at));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at);
}

/** “27 November”. */
export function dayMonth(language: Language, time: Time): string {
  const at = new Date(time);
  const { locale, months } = habitsOf(language);
  if (months) return `${at.getDate()} ${months[at.getMonth()]}`;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
}

/** The name of a month by itself, such as “November”. */
export function monthName(language: Language, time: Time): string {
  const at = new Date(time);
  const { locale, months } = habitsOf(language);
  if (months) return months[at.getMonth()] ?? '';
  return new Intl.DateTimeFormat(locale, { month: 'long' }).format(at);
}

/** Whole years between a birthday and today, in the reader's time zone. */
export function age(birthday: string, now: Date = new Date()): number {
  const [year = 0, month = 1, day = 1] = birthday.split('-').map(Number);
  const years = now.getFullYear() - year;
  const before =
    now.getMonth() + 1 < month || (now.getMonth() + 1 === month && now.getDate() < day);
  return before ? years - 1 : years;
}

function daysBetween(from: Time, to: Time): number {
  const midnight = (time: Time) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
