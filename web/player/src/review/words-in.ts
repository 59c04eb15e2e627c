import type { GivenAnswer } from '@quizcast/protocol';
import type { Language } from '@quizcast/words';

/** A question in the reader's language. Untranslated parts stay as they were asked. */
export function wordsIn(
  answer: GivenAnswer,
  language: Language,
): { text: string; options: readonly string[] } {
  const kazakh = language === 'kk';
  return {
    text: (kazakh && answer.text_kk) || answer.text,
    options: (kazakh && answer.options_kk) || answer.options,
  };
}
