import { ApiError } from '@quizcast/connection';
import type { Payout, StepOutcome } from '@quizcast/protocol';

export type Step = 'approve' | 'hold' | 'pay';

const before: Readonly<Record<Step, readonly Payout['status'][]>> = {
  approve: ['PENDING', 'HELD'],
  hold: ['PENDING', 'APPROVED'],
  pay: ['APPROVED'],
};

/** Whether this step applies to the status of a payout. The server makes the final decision. */
export function leadsOn(step: Step, { status, profile_complete: named }: Payout): boolean {
  return before[step].includes(status) && (step === 'hold' || named);
}

/** A payout that was not changed, with the server's reason if it gave one. */
export interface Stopped {
  readonly payout: Payout;
  readonly type?: string | undefined;
  readonly message?: string;
}

export interface Stepped {
  readonly done: number;
  readonly stopped: readonly Stopped[];
}

/**
 * Applies a step to payouts, with one request per quiz. A refused payout does not stop the others.
 * An error does stop them, but earlier changes stay.
 */
export async function move(
  payouts: readonly Payout[],
  ask: (quizId: number, userIds: readonly number[]) => Promise<StepOutcome>,
): Promise<Stepped> {
  let done = 0;
  const stopped: Stopped[] = [];
  for (const quizId of new Set(payouts.map((payout) => payout.quiz_id))) {
    const ofQuiz = payouts.filter((payout) => payout.quiz_id === quizId);
    try {
      const outcome = await ask(
        quizId,
        ofQuiz.map((payout) => payout.user_id),
      );
      done += outcome.done;
      for (const { user_id, error_type: type, error: message } of outcome.refused) {
        const payout = ofQuiz.find((one) => one.user_id === user_id);
        if (payout) stopped.push({ payout, type, message });
      }
    } catch (refusal) {
      if (!(refusal instanceof ApiError && noneMoved(refusal))) throw refusal;
      const { type, message } = refusal;
      stopped.push(
        ...ofQuiz.map((payout, place) => (place > 0 ? { payout } : { payout, type, message })),
      );
    }
  }
  return { done, stopped };
}

/** Whether the request changed no payout; then the server reports only the first refusal. */
function noneMoved({ status }: ApiError): boolean {
  return status === 404 || status === 409;
}
