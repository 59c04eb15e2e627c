import { inLanguage, type Language, translationOf } from '@quizcast/words';
import type { Question, Reveal } from './game.ts';

interface Translated {
  readonly text: string;
  readonly options: readonly string[];
  /** The actual language of the text, for screen readers. */
  readonly lang?: string;
}

/** A question in the reader's language. Untranslated parts stay in the language of the question. */
export function translated(question: Question, language: Language): Translated {
  const text = translationOf(question, 'text', language);
  const options = translationOf(question, 'options', language);
  return {
    text: text || question.text,
    options: question.options.map((original) => {
      return options?.find(({ id }) => id === original.id)?.text || original.text;
    }),
    ...(!text && language === 'en' && { lang: 'ru' }),
  };
}

export function explanationOf(reveal: Reveal | undefined, language: Language): string | undefined {
  return (reveal && inLanguage(reveal, 'explanation', language)) || undefined;
}
