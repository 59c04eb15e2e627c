import { decimal, habitsOf, type Language, number } from '@quizcast/words';

/** A large sum in short form: “5 млн”, “1.2 m”. */
export function compact(language: Language, value: number): string {
  const { million, thousand } = habitsOf(language);
  if (value >= 1_000_000) return `${decimal(language, value / 1_000_000, 0, 1)}\u00a0${million}`;
  if (value >= 10_000) return `${decimal(language, value / 1_000, 0, 0)}\u00a0${thousand}`;
  return number(language, value);
}

export function percent(rate: number): string {
  return `${Math.round(rate * 100)}\u00a0%`;
}

/** A time in the reader's time zone, such as “20:07:43”. */
export function clockWithSeconds(time: string | number | Date): string {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** A date in the reader's time zone, such as “27.11.2026”. */
export function shortDate(time: string | number | Date): string {
  const at = new Date(time);
  const [day, month] = [at.getDate(), at.getMonth() + 1].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${day}.${month}.${at.getFullYear()}`;
}
