import { ApiError } from '@quizcast/connection';
import { api, useSession } from '@quizcast/page';
import { proof } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { type Checked, check } from './check.ts';
import { rememberedAnswers } from './remembered.ts';

const pathOf = (quizId: string) => `/api/quizzes/${encodeURIComponent(quizId)}`;

export const bundlePath = (quizId: string) => `${pathOf(quizId)}/proof`;
export const answersPath = (quizId: string) => `${pathOf(quizId)}/proof/answers`;

/** A published game and the result of checking it. It never changes. */
export function useProof(quizId: string) {
  return useQuery({
    queryKey: ['proof', quizId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const [bundle, answers] = await Promise.all([
        api.get(bundlePath(quizId), proof.bundle),
        api.get(answersPath(quizId), proof.answers),
      ]);
      const checked: Checked = await check(bundle, answers);
      return { bundle, answers, checked };
    },
  });
}

export type Proof = NonNullable<ReturnType<typeof useProof>['data']>;

/** The visitor's seat in the game; `null` if they did not play. */
export function useOwnSeat(quizId: string, published: boolean) {
  const { user } = useSession();
  return useQuery({
    queryKey: ['my-seat', quizId, user?.id],
    enabled: published && user != null,
    queryFn: () =>
      api
        .get(`${pathOf(quizId)}/my-seat`, proof.ownSeat)
        .then(({ seat }) => seat)
        .catch((refusal: unknown) => {
          if (refusal instanceof ApiError && refusal.status === 404) return null;
          throw refusal;
        }),
  });
}

/** The numbers of questions whose published answer differs from the one stored on this device. */
export function compareOwn(published: Proof, seat: number): { same: number; other: number[] } {
  const remembered = rememberedAnswers(published.bundle.quiz_id);
  const sheets = new Map(published.answers.sheets.map((sheet) => [sheet.question_id, sheet]));
  const known = published.bundle.questions.filter(
    ({ question_id }) => remembered[question_id] !== undefined && sheets.has(question_id),
  );
  const other = known
    .filter(({ question_id }) => sheets.get(question_id)?.options[seat] !== remembered[question_id])
    .map(({ number }) => number);
  return { same: known.length - other.length, other };
}
