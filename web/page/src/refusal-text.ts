import { ApiError } from '@quizcast/connection';
import { type ErrorType, isErrorType } from '@quizcast/protocol';
import type { Words } from './words/words.ts';

/** Kinds of refusal that say little by themselves: the server's own words name the field or the rule. */
const vague: ReadonlySet<ErrorType> = new Set<ErrorType>([
  'validation_error',
  'invalid_request',
  'forbidden',
  'conflict',
  'duplicate',
]);

/** Sentences that say more than the usual ones, where it is known what was asked for. */
type Closer = Partial<Record<ErrorType, string>>;

/** What to tell a person about something that failed, in his language. */
export function refusalText(words: Words, refusal: unknown, closer: Closer = {}): string {
  if (!(refusal instanceof ApiError)) return words.failed;
  if (refusal.status === 0) return words.offline;
  if (refusal.status === 429) return words.tooOften(refusal.retryAfter ?? 60);
  const { type, message } = refusal;
  const known = sentenceOf(words, type, message, closer);
  return known ?? (refusal.status < 500 && message ? message : words.failed);
}

/** The sentence for an `error_type`; nothing for one that these pages do not know. */
export function sentenceOf(
  words: Words,
  type: string | undefined,
  message = '',
  closer: Closer = {},
): string | undefined {
  if (!isErrorType(type)) return undefined;
  const sentence = closer[type] ?? words.refusals[type];
  return vague.has(type) && closer[type] === undefined && message
    ? `${sentence} (${message})`
    : sentence;
}
