export interface BulkOutcome {
  readonly done: number;
  readonly refused: number;
  /** The first refusal. */
  readonly why?: unknown;
}

/** Runs the changes one after the other, so that a long list does not flood the server. A refusal
 * does not stop the rest. */
export async function eachInTurn<Item>(
  items: readonly Item[],
  change: (item: Item) => Promise<unknown>,
  progress: (done: number) => void,
): Promise<BulkOutcome> {
  let done = 0;
  const refusals: unknown[] = [];
  for (const item of items) {
    try {
      await change(item);
      done += 1;
    } catch (refusal) {
      refusals.push(refusal);
    }
    progress(done + refusals.length);
  }
  return { done, refused: refusals.length, why: refusals[0] };
}
