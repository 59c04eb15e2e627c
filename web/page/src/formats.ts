import type { Language } from './language.tsx';

/** Money is whole tenge. */
export function money(language: Language, amount: number): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'KZT',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(amount);
}

export function moment(language: Language, time: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(time),
  );
}
