import type { EditedQuestion, PoolStatistics, Quiz } from '@quizcast/protocol';
import { type Language, languages } from '@quizcast/words';

/** A problem of a quiz; `blocks` means that the quiz cannot be played at all. */
export type Finding =
  | { readonly kind: 'noQuestions'; readonly blocks: true }
  | { readonly kind: 'poolTooSmall'; readonly blocks: true; readonly missing: number }
  | {
      readonly kind: 'untranslated';
      readonly blocks: false;
      readonly language: Language;
      readonly questions: readonly number[];
    }
  | {
      readonly kind: 'halfTranslated';
      readonly blocks: false;
      readonly language: Language;
      readonly questions: readonly number[];
    }
  | { readonly kind: 'notRehearsed'; readonly blocks: false };

interface Known {
  readonly questions: readonly EditedQuestion[];
  readonly pool?: PoolStatistics | undefined;
  readonly rehearsed?: boolean | undefined;
}

/** The number of pool questions in a quiz without questions of its own. */
const FROM_POOL = 10;

/** Returns the open tasks of a quiz, blocking ones first. A pure function. */
export function findingsOf(quiz: Quiz, { questions, pool, rehearsed }: Known): readonly Finding[] {
  const findings: Finding[] = [];
  const own = quiz.question_source_mode === 'admin_only';
  if (own && questions.length === 0) findings.push({ kind: 'noQuestions', blocks: true });
  if (!own && questions.length === 0 && pool && pool.available < FROM_POOL) {
    findings.push({ kind: 'poolTooSmall', blocks: true, missing: FROM_POOL - pool.available });
  }
  for (const language of languages) {
    const untranslated = placesWhere(questions, (question) => !question.texts[language]);
    const half = placesWhere(questions, (question) => isHalf(question, language));
    if (untranslated.length > 0) {
      findings.push({ kind: 'untranslated', blocks: false, language, questions: untranslated });
    }
    if (half.length > 0) {
      findings.push({ kind: 'halfTranslated', blocks: false, language, questions: half });
    }
  }
  if (rehearsed === false) findings.push({ kind: 'notRehearsed', blocks: false });
  return findings;
}

/** Whether a language has a text but uses the options of another one. */
export function isHalf({ texts }: EditedQuestion, language: Language): boolean {
  const wording = texts[language];
  return wording !== undefined && (wording.options ?? []).length === 0;
}

/** 1-based. */
function placesWhere(
  questions: readonly EditedQuestion[],
  holds: (question: EditedQuestion) => boolean,
): readonly number[] {
  return questions.flatMap((question, index) => (holds(question) ? [index + 1] : []));
}

/** The languages that every question of a quiz has. */
export function languagesOf(questions: readonly EditedQuestion[]): Readonly<Record<string, true>> {
  return Object.fromEntries(
    languages
      .filter((language) => questions.every(({ texts }) => texts[language] !== undefined))
      .map((language) => [language, true] as const),
  );
}
