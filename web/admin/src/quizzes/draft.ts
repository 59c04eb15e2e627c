/** One language of a question as it stands in the form: blank options are allowed at the end. */
export interface Wording {
  readonly text: string;
  readonly options: readonly string[];
}

export type DraftFlaw = 'tooFew' | 'gap' | 'rightIsEmpty';

/**
 * The request for a drafted question, or what is wrong with it. Options are never moved together: the
 * index of the right one would point to another.
 */
export function questionOf(
  main: Wording,
  translations: Readonly<Record<string, Wording>>,
  numbers: { readonly right: number; readonly seconds: number; readonly difficulty: number },
): { readonly question: object } | { readonly flaw: DraftFlaw } {
  const options = withoutTail(main.options);
  if (options.length < 2) return { flaw: 'tooFew' };
  if (options.includes('')) return { flaw: 'gap' };
  if (numbers.right >= options.length) return { flaw: 'rightIsEmpty' };
  const texts = Object.entries(translations)
    .map(([language, wording]) => [language, trimmed(wording)] as const)
    .filter(([, { text }]) => text !== '');
  return {
    question: {
      text: main.text.trim(),
      options,
      ...(texts.length > 0 && { texts: Object.fromEntries(texts) }),
      correct_option: numbers.right,
      time_limit_sec: numbers.seconds,
      difficulty: numbers.difficulty,
    },
  };
}

/** A list, or an object with a list named `questions`; anything else is undefined. */
export function pastedQuestions(json: string): readonly unknown[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const list: unknown = Array.isArray(value)
    ? value
    : (value as { questions?: unknown })?.questions;
  return Array.isArray(list) && list.length > 0 ? list : undefined;
}

function trimmed({ text, options }: Wording): Wording {
  return { text: text.trim(), options: withoutTail(options) };
}

function withoutTail(options: readonly string[]): string[] {
  const stripped = options.map((option) => option.trim());
  const last = stripped.findLastIndex((option) => option !== '');
  return stripped.slice(0, last + 1);
}
