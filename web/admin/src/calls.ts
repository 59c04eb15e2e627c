import { anything } from '@quizcast/connection';
import { api } from '@quizcast/page';
import type { Quiz } from '@quizcast/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';

export { api };

/** The request for a change of a quiz: route and body. */
export interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/**
 * Changes one quiz. A change names the version on the screen, so it never overwrites another
 * admin's change. Afterwards all data of the quiz is read again.
 */
export function useQuizChanges(quiz: Pick<Quiz, 'id' | 'version'>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ method, path, body }: Change) => {
      const parts = {
        ...(body !== undefined && { body }),
        ...(quiz.version !== undefined && { ifMatch: `"${quiz.version}"` }),
      };
      const answer = await api.exchange(method, path, parts, anything);
      return {
        content: answer.content,
        warning: warningOf(answer.headers),
        version: versionOf(answer.headers),
      };
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['quiz', quiz.id], exact: true }),
        queries.invalidateQueries({ queryKey: ['quizzes'] }),
      ]),
  });
}

/** Why the quiz cannot be played yet, although the change was saved. */
export function warningOf(headers: Headers): string | undefined {
  return headers.get('X-Quiz-Schedule-Warning') ?? undefined;
}

/** The version in the ETag of a response. */
export function versionOf(headers: Headers): number | undefined {
  const tag = /\d+/.exec(headers.get('ETag') ?? '')?.[0];
  return tag === undefined ? undefined : Number(tag);
}
