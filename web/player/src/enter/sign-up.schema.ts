import { age } from '@quizcast/words';
import * as z from 'zod/mini';

/** The fields of the form; messages are keys of this feature's texts. */
const person = (minimumAge: number | undefined) => ({
  first_name: z
    .string()
    .check(z.trim(), z.minLength(1, 'error.name'), z.maxLength(100, 'error.name')),
  last_name: z
    .string()
    .check(z.trim(), z.minLength(1, 'error.name'), z.maxLength(100, 'error.name')),
  birth_date: z.string().check(
    z.refine(isDate, 'error.birth'),
    z.refine((text) => isOldEnough(text, minimumAge) !== false, 'error.age'),
  ),
  gender: z.enum(['female', 'male', 'other', 'prefer_not_to_say']),
});

export const personSchema = (minimumAge: number | undefined) => z.object(person(minimumAge));
export type Person = z.infer<ReturnType<typeof personSchema>>;

export const signUpSchema = (minimumAge: number | undefined) =>
  z.object({
    username: z.string().check(z.trim(), z.refine(fits(3, 50), 'error.username')),
    email: z.string().check(z.trim(), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'error.email')),
    password: z
      .string()
      .check(z.minLength(8, 'error.password'), z.maxLength(1024, 'error.password')),
    ...person(minimumAge),
    tos_accepted: z.literal(true, 'error.consent'),
    privacy_accepted: z.literal(true, 'error.consent'),
    marketing_opt_in: z.boolean(),
  });
export type SignUp = z.input<ReturnType<typeof signUpSchema>>;

/** The fields of the first step. They leave the page only together with those of the second. */
export const firstStep = ['username', 'email', 'password'] as const;

/** Counts Unicode characters, not UTF-16 units. */
function fits(least: number, most: number) {
  return (text: string) => {
    const length = [...text].length;
    return length >= least && length <= most;
  };
}

function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || year < 1900) return false;
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day;
}

/** Undefined if that cannot be said yet. */
export function isOldEnough(birthday: string, minimumAge: number | undefined): boolean | undefined {
  if (minimumAge === undefined || !isDate(birthday)) return undefined;
  return age(birthday) >= minimumAge;
}
