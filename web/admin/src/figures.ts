import type { Language } from '@quizcast/page';

const locales: Record<Language, string> = { ru: 'ru', kk: 'kk', en: 'en-GB' };

/** Groups of three apart by a narrow space in every language, as the look writes figures. */
export function grouped(value: number): string {
  return new Intl.NumberFormat('ru', { maximumFractionDigits: 0 })
    .format(value)
    .replaceAll('\u00a0', '\u202f');
}

/** Money is whole tenge. */
export function tenge(amount: number): string {
  return `${grouped(amount)}\u00a0₸`;
}

export function decimal(language: Language, value: number, digits = 1): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A large sum in few signs: “5 млн”, “1.2m”. */
export function compact(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language], {
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value);
}

export function percent(rate: number): string {
  return `${Math.round(rate * 100)}\u00a0%`;
}

export function dayAndTime(language: Language, time: string | Date): string {
  return new Intl.DateTimeFormat(locales[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(time));
}

export function fullMoment(language: Language, time: string | Date): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(time));
}

export function clockTime(language: Language, time: string | number | Date): string {
  return new Intl.DateTimeFormat(locales[language], { timeStyle: 'medium' }).format(new Date(time));
}

export function shortDate(language: Language, time: string | Date): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date(time));
}
