/**
 * What the pages need to know of a language, apart from its texts. English dates have the day
 * before the month, because the readers are not American.
 */
export interface Habits {
  readonly ownName: string;
  readonly locale: string;
  readonly decimalSign: '.' | ',';
  readonly second: string;
  readonly thousand: string;
  readonly million: string;
  readonly nearDays: readonly [yesterday: string, today: string, tomorrow: string];
  /** Only for a language that some browsers do not support and would replace by another one. */
  readonly months?: readonly string[];
  readonly longDate?: (year: number, dayMonth: string) => string;
}

/** The languages of the pages. A further one is added here, and in a file of each `words` folder. */
export const habits = {
  ru: {
    ownName: 'Русский',
    locale: 'ru',
    decimalSign: ',',
    second: 'с',
    thousand: 'тыс.',
    million: 'млн',
    nearDays: ['Вчера', 'Сегодня', 'Завтра'],
  },
  kk: {
    ownName: 'Қазақша',
    locale: 'kk',
    decimalSign: ',',
    second: 'с',
    thousand: 'мың',
    million: 'млн',
    nearDays: ['Кеше', 'Бүгін', 'Ертең'],
    months:
      'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(
        ' ',
      ),
    longDate: (year, dayMonth) => `${year} ж. ${dayMonth}`,
  },
  en: {
    ownName: 'English',
    locale: 'en-GB',
    decimalSign: '.',
    second: 's',
    thousand: 'k',
    million: 'm',
    nearDays: ['Yesterday', 'Today', 'Tomorrow'],
  },
} satisfies Record<string, Habits>;

export type Language = keyof typeof habits;

export const languages = Object.keys(habits) as Language[];

export const habitsOf = (language: Language): Habits => habits[language];

export const ownNameOf = (language: Language): string => habits[language].ownName;

export function isLanguage(tag: string | null | undefined): tag is Language {
  return languages.some((language) => language === tag);
}

const KEY = 'quizcast.language';

/**
 * The language that was chosen earlier, otherwise the browser's first supported language, otherwise
 * Russian.
 */
export function preferredLanguage(): Language {
  if (typeof navigator === 'undefined') return 'ru';
  const wished = [stored(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wished.find(isLanguage) ?? 'ru';
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Private modes refuse storage, so the choice then lasts until the page is closed.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
