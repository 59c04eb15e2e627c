import type { Language } from './language.tsx';

/** English here is read far from America: day before month. */
const locales: Record<Language, string> = { ru: 'ru', kk: 'kk', en: 'en-GB' };

/** Money is whole tenge. */
export function money(language: Language, amount: number): string {
  return new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency: 'KZT',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(amount);
}

export function moment(language: Language, time: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(time));
}
