import { ApiError } from '@quizcast/connection';
import { type ErrorType, isErrorType } from '@quizcast/protocol';
import { catalogue, type Say, useText } from '@quizcast/words';
import { useMemo } from 'react';
import { pageWords } from '../text.ts';
import type pageEnglish from '../words/en.json';
import type english from './words/en.json';

/** The sentences for every `error_type`. */
export const refusalWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

/** General types of refusal. For these only the server's text names the field or the rule. */
const vague: ReadonlySet<ErrorType> = new Set<ErrorType>([
  'validation_error',
  'invalid_request',
  'forbidden',
  'conflict',
  'duplicate',
]);

/** More specific sentences, for callers that know which request was refused. */
export type Closer = Partial<Record<ErrorType, string>>;

/** Explains a refusal in the reader's language. */
export class Refusals {
  readonly #sentences: Say<keyof typeof english>;
  readonly #page: Say<keyof typeof pageEnglish>;

  constructor(sentences: Say<keyof typeof english>, page: Say<keyof typeof pageEnglish>) {
    this.#sentences = sentences;
    this.#page = page;
  }

  /** The message for a failed request. */
  text(refusal: unknown, closer: Closer = {}): string {
    if (!(refusal instanceof ApiError)) return this.#page('failed');
    if (refusal.status === 0) return this.#page('offline');
    if (refusal.status === 429) {
      return this.#page('tooOften', { seconds: refusal.retryAfter ?? 60 });
    }
    const { type, message } = refusal;
    const known = this.sentence(type, message, closer);
    return known ?? (refusal.status < 500 && message ? message : this.#page('failed'));
  }

  /** The sentence for an `error_type`; undefined for an unknown one. */
  sentence(type: string | undefined, message = '', closer: Closer = {}): string | undefined {
    if (!isErrorType(type)) return undefined;
    const sentence = closer[type] ?? this.#sentences(type);
    return vague.has(type) && closer[type] === undefined && message
      ? `${sentence} (${message})`
      : sentence;
  }
}

export function useRefusals(): Refusals {
  const sentences = useText(refusalWords);
  const page = useText(pageWords);
  return useMemo(() => new Refusals(sentences, page), [sentences, page]);
}
