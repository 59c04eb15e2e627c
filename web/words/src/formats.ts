import type { Language } from './languages.ts';

/** English dates have the day before the month, because the readers are not American. */
const locales = { ru: 'ru', en: 'en-GB' } as const;

/** Kazakh names are listed here, because some browsers do not support Kazakh and would use another
 * language. */
const kazakhMonths = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
];

const nearDays: Record<Language, readonly [string, string, string]> = {
  ru: ['Вчера', 'Сегодня', 'Завтра'],
  kk: ['Кеше', 'Бүгін', 'Ертең'],
  en: ['Yesterday', 'Today', 'Tomorrow'],
};

type Time = string | number | Date;

/** Digits in groups of three, separated by a non-breaking space, the same in all three languages. */
export function number(language: Language, value: number): string {
  return decimal(language, value, 0, 3);
}

/** A number with decimals: with a point in English, and with a comma in Russian and Kazakh. */
export function decimal(language: Language, value: number, min: number, max = min): string {
  const [whole = '', rest = ''] = Math.abs(value).toFixed(max).split('.');
  const shown = rest.replace(/0+$/, '').padEnd(min, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  const sign = value < 0 && /[1-9]/.test(whole + shown) ? '\u2212' : '';
  return `${sign}${grouped}${shown && (language === 'en' ? '.' : ',')}${shown}`;
}

/** Money is always in whole tenge. */
export function money(language: Language, amount: number): string {
  return `${decimal(language, amount, 0)}\u00a0₸`;
}

/** Milliseconds as seconds with one decimal, for answer times. */
export function seconds(language: Language, ms: number, digits = 1): string {
  const unit = language === 'en' ? 's' : 'с';
  return `${decimal(language, ms / 1000, digits)}\u00a0${unit}`;
}

/** “27 November 2026, 20:00”. */
export function moment(language: Language, time: Time): string {
  return `${dateOnly(language, time)}, ${clockTime(time)}`;
}

/** “Today, 20:00”, or the day and month for another day. */
export function dayAndTime(language: Language, time: Time, now: number = Date.now()): string {
  const days = daysBetween(now, time);
  const near = days >= -1 && days <= 1 ? nearDays[language][days + 1] : undefined;
  return `${near ?? dayMonth(language, time)}, ${clockTime(time)}`;
}

/**
 * “Today, 20:00”, or the day and a short month for another day: “2 Dec, 20:00”. For narrow columns.
 */
export function shortDayAndTime(language: Language, time: Time, now: number = Date.now()): string {
  const days = daysBetween(now, time);
  const near = days >= -1 && days <= 1 ? nearDays[language][days + 1] : undefined;
  return `${near ?? shortDayMonth(language, time)}, ${clockTime(time)}`;
}

function shortDayMonth(language: Language, time: Time): string {
  const at = new Date(time);
  if (language === 'kk') return `${at.getDate()} ${kazakhMonths[at.getMonth()]?.slice(0, 3)}.`;
  const parts = { day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat(locales[language], parts).format(at);
}

/** A time in the reader's time zone, such as “20:00”. */
export function clockTime(time: Time): string {
  const at = new Date(time);
  return `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** “27 November 2026”. */
export function dateOnly(language: Language, time: Time): string {
  const at = new Date(time);
  if (language === 'kk') return `${at.getFullYear()} ж. ${dayMonth('kk', at)}`;
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(at);
}

/** “27 November”. */
export function dayMonth(language: Language, time: Time): string {
  const at = new Date(time);
  if (language === 'kk') return `${at.getDate()} ${kazakhMonths[at.getMonth()]}`;
  const parts = { day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(locales[language], parts).format(at);
}

/** The name of a month by itself, such as “November”. */
export function monthName(language: Language, time: Time): string {
  const at = new Date(time);
  if (language === 'kk') return kazakhMonths[at.getMonth()] ?? '';
  return new Intl.DateTimeFormat(locales[language], { month: 'long' }).format(at);
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
