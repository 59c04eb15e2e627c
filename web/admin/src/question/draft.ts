import { type EditedQuestion, limits } from '@quizcast/protocol';
import { type Language, languages } from '@quizcast/words';

export interface DraftWording {
  readonly text: string;
  /** One text for each option of the question; blank if it is not written yet. */
  readonly options: readonly string[];
  readonly explanation: string;
}

/** A question in the editor, which may be incomplete. */
export interface Draft {
  /** Stays the same for as long as the question is in the editor. */
  readonly key: string;
  /** Absent until the server has stored the question. */
  readonly id?: number;
  readonly wordings: Readonly<Record<Language, DraftWording>>;
  readonly right: number;
  readonly seconds: number;
  readonly points: number;
  readonly difficulty: number;
  readonly category: string;
  readonly tags: readonly string[];
  readonly source: string;
  readonly licence: string;
  /** A link where players can look up the explanation. */
  readonly link: string;
  /** Texts in languages that the editor does not show; they are kept unchanged. */
  readonly others: EditedQuestion['texts'];
}

/** Called with a changed draft and the name of the changed field. */
export type Change = (draft: Draft, field: string) => void;

/** A problem of a question; `blocks` means that the server would refuse it. */
export interface Problem {
  readonly language: Language;
  /** The location of the problem: an option, the text, or the whole language. */
  readonly place: number | 'text' | 'explanation' | 'all';
  readonly kind: 'needed' | 'short' | 'long' | 'twice' | 'noTranslation' | 'borrowed';
  readonly blocks: boolean;
}

const blank: DraftWording = { text: '', options: ['', '', '', ''], explanation: '' };

const inAll = (wording: (language: Language) => DraftWording) =>
  Object.fromEntries(languages.map((tag) => [tag, wording(tag)])) as Draft['wordings'];

export function newDraft(key: string): Draft {
  return {
    key,
    wordings: inAll(() => blank),
    right: 0,
    seconds: 10,
    points: 10,
    difficulty: 3,
    category: '',
    tags: [],
    source: '',
    licence: '',
    link: '',
    others: {},
  };
}

export function draftOf(question: Omit<EditedQuestion, 'id'> & { id?: number }): Draft {
  const counts = languages.map((language) => question.texts[language]?.options?.length ?? 0);
  const options = Math.max(limits.minOptions, ...counts);
  const wording = (language: Language): DraftWording => {
    const given = question.texts[language];
    return {
      text: given?.text ?? '',
      options: Array.from({ length: options }, (_, place) => given?.options?.[place] ?? ''),
      explanation: given?.explanation ?? '',
    };
  };
  const others = Object.entries(question.texts).filter(
    ([tag]) => !languages.some((one) => one === tag),
  );
  return {
    key: `q${question.id}`,
    ...(question.id !== undefined && { id: question.id }),
    wordings: inAll(wording),
    right: question.correct_option,
    seconds: question.time_limit_sec,
    points: question.point_value,
    difficulty: question.difficulty,
    category: question.category ?? '',
    tags: question.tags ?? [],
    source: question.source ?? '',
    licence: question.licence ?? '',
    link: question.explanation_source ?? '',
    others: Object.fromEntries(others),
  };
}

/** The question as it is sent to the server. Blank languages are left out. */
export function requestOf(draft: Draft): object {
  const texts: Record<string, object> = { ...draft.others };
  for (const language of languages) {
    const { text, options, explanation } = draft.wordings[language];
    if (text.trim() === '') continue;
    const given = options.map((option) => option.trim());
    texts[language] = {
      text: text.trim(),
      ...(given.some((option) => option !== '') && { options: given }),
      ...(explanation.trim() && { explanation: explanation.trim() }),
    };
  }
  return {
    texts,
    correct_option: draft.right,
    time_limit_sec: draft.seconds,
    point_value: draft.points,
    difficulty: draft.difficulty,
    ...(draft.category && { category: draft.category }),
    ...(draft.tags.length > 0 && { tags: draft.tags }),
    ...(draft.source.trim() && { source: draft.source.trim() }),
    ...(draft.licence && { licence: draft.licence }),
    ...(draft.link.trim() && { explanation_source: draft.link.trim() }),
  };
}

/** The language whose options are used by languages without options. */
export function mainLanguage({ wordings }: Draft): Language {
  return languages.find((language) => wordings[language].text.trim() !== '') ?? 'ru';
}

/** Everything that is missing or wrong, with its location. A pure function. */
export function problemsOf(draft: Draft): readonly Problem[] {
  const main = mainLanguage(draft);
  return languages.flatMap((language) => problemsIn(draft.wordings[language], language, main));
}

function problemsIn(wording: DraftWording, language: Language, main: Language): readonly Problem[] {
  const { text, options, explanation } = wording;
  const given = options.map((option) => option.trim());
  const written = given.some((option) => option !== '');
  if (language !== main && text.trim() === '' && !written) {
    return [{ language, place: 'all', kind: 'noTranslation', blocks: false }];
  }
  const found: Problem[] = [];
  const add = (place: Problem['place'], kind: Problem['kind'], blocks = true) =>
    found.push({ language, place, kind, blocks });
  const length = [...text.trim()].length;
  if (length === 0) add('text', 'needed');
  else if (length < limits.minText) add('text', 'short');
  else if (length > limits.maxText) add('text', 'long');
  if (language !== main && !written) {
    add('all', 'borrowed', false);
  } else {
    given.forEach((option, place) => {
      if (option === '') add(place, 'needed');
      else if ([...option].length > limits.maxOptionText) add(place, 'long');
      else if (given.indexOf(option) < place) add(place, 'twice');
    });
  }
  if ([...explanation.trim()].length > limits.maxExplanation) add('explanation', 'long');
  return found;
}

export function isSaveable(draft: Draft): boolean {
  return problemsOf(draft).every(({ blocks }) => !blocks);
}

/** The text of a question in a list. */
export function titleOf({ wordings }: Draft, language: Language): string {
  return (
    wordings[language].text.trim() ||
    wordings.ru.text.trim() ||
    wordings.kk.text.trim() ||
    wordings.en.text.trim()
  );
}

/** A copy with a new key, which the server does not know yet. */
export function copyOf({ id: _, ...draft }: Draft, key: string): Draft {
  return { ...draft, key };
}

export function withWording(
  draft: Draft,
  language: Language,
  change: Partial<DraftWording>,
): Draft {
  const wording = { ...draft.wordings[language], ...change };
  return { ...draft, wordings: { ...draft.wordings, [language]: wording } };
}

export function withOption(draft: Draft, language: Language, place: number, text: string): Draft {
  const options = draft.wordings[language].options.with(place, text);
  return withWording(draft, language, { options });
}

/** Adds or removes an option in every language; the right option stays right. */
export function withOptionCount(draft: Draft, count: number): Draft {
  const wordings = inEach(draft, (options) =>
    Array.from({ length: count }, (_, place) => options[place] ?? ''),
  );
  return { ...draft, wordings, right: Math.min(draft.right, count - 1) };
}

/** Removes one option from every language. */
export function withoutOption(draft: Draft, gone: number): Draft {
  const wordings = inEach(draft, (options) => options.filter((_, place) => place !== gone));
  const right = draft.right > gone ? draft.right - 1 : draft.right;
  return { ...draft, wordings, right: Math.min(right, wordings.ru.options.length - 1) };
}

function inEach(
  { wordings }: Draft,
  change: (options: readonly string[]) => readonly string[],
): Draft['wordings'] {
  return inAll((tag) => ({ ...wordings[tag], options: change(wordings[tag].options) }));
}
