import { anything } from '@quizcast/connection';
import { api } from '@quizcast/page';
import type { Quiz } from '@quizcast/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';

export { api };

/** What a change of a quiz asks for: which route, with what. */
export interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/**
 * Changes of one quiz. They name the version that was on the screen, so what another admin changed
 * meanwhile is never overwritten; afterwards everything about the quiz is read again.
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

/** Why a quiz could not be played as it stands; the change was made all the same. */
export function warningOf(headers: Headers): string | undefined {
  return headers.get('X-Quiz-Schedule-Warning') ?? undefined;
}

/** The version that an answer is tagged with. */
export function versionOf(headers: Headers): number | undefined {
  const tag = /\d+/.exec(headers.get('ETag') ?? '')?.[0];
  return tag === undefined ? undefined : Number(tag);
}
