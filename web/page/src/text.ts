import { eliminationReasons } from '@quizcast/protocol';
import { catalogue, type Say, useText } from '@quizcast/words';
import type english from './words/en.json';

/** The texts that every page uses: session, fields, states. */
export const pageWords = catalogue<typeof english>(import.meta.glob('./words/*.json'));

export type PageText = Say<keyof typeof english>;

export function usePageText(): PageText {
  return useText(pageWords);
}

/** The reason for an elimination as text; for an unknown reason, the server's text. */
export function reasonText(t: PageText, reason: string): string {
  const known = eliminationReasons.find((one) => one === reason);
  return known ? t(`outReasons.${known}`) : reason;
}
