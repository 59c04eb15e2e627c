import type { Language } from '@quizcast/words';
import type { Question, Reveal } from './game.ts';

interface Translated {
  readonly text: string;
  readonly options: readonly string[];
  /** The actual language of the text, for screen readers. */
  readonly lang?: string;
}

/** A question in the reader's language. Untranslated parts stay in the language of the question. */
export function translated(question: Question, language: Language): Translated {
  const { text, options } = translationOf(question, language);
  return {
    text: text || question.text,
    options: question.options.map((original) => {
      return options?.find(({ id }) => id === original.id)?.text || original.text;
    }),
    ...(!text && language === 'en' && { lang: 'ru' }),
  };
}

function translationOf(question: Question, language: Language) {
  switch (language) {
    case 'kk':
      return { text: question.text_kk, options: question.options_kk };
    case 'en':
      return { text: question.text_en, options: question.options_en };
    default:
      return { text: undefined, options: undefined };
  }
}

export function explanationOf(reveal: Reveal | undefined, language: Language): string | undefined {
  if (reveal === undefined) return undefined;
  const own = { ru: reveal.explanation, kk: reveal.explanation_kk, en: reveal.explanation_en };
  return own[language] || reveal.explanation || undefined;
}
