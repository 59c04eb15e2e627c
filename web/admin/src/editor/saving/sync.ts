import { type Draft, isSaveable, requestOf } from '../../question/draft.ts';

/** The next request that brings the server's state closer to what the editor shows. */
export type Wanted =
  | { readonly type: 'remove'; readonly id: number }
  | { readonly type: 'replace'; readonly id: number; readonly draft: Draft }
  | { readonly type: 'add'; readonly draft: Draft }
  | { readonly type: 'order'; readonly ids: readonly number[] };

/**
 * Compares the server's state with the editor's and returns the next request. It is called again
 * after each success. Incomplete questions are not sent yet. A pure function.
 */
export function wanted(saved: readonly Draft[], shown: readonly Draft[]): Wanted | undefined {
  const byId = new Map(saved.map((draft) => [draft.id, draft] as const));
  const shownIds = new Set(shown.map(({ id }) => id));
  const gone = saved.find(({ id }) => !shownIds.has(id));
  if (gone?.id !== undefined) return { type: 'remove', id: gone.id };
  for (const draft of shown) {
    if (!isSaveable(draft)) continue;
    const stored = draft.id === undefined ? undefined : byId.get(draft.id);
    if (stored === undefined) return { type: 'add', draft };
    if (draft.id !== undefined && !sameContent(stored, draft)) {
      return { type: 'replace', id: draft.id, draft };
    }
  }
  const ids = shown.flatMap(({ id }) => (id !== undefined && byId.has(id) ? [id] : []));
  const before = saved.map(({ id }) => id);
  const complete = ids.length === before.length;
  return complete && ids.some((id, place) => id !== before[place])
    ? { type: 'order', ids }
    : undefined;
}

/** Whether a shown question is not saved yet because it is incomplete. */
export function waitsForWords(saved: readonly Draft[], shown: readonly Draft[]): boolean {
  return shown.some(
    (draft) =>
      !isSaveable(draft) &&
      !saved.some((stored) => stored.id === draft.id && sameContent(stored, draft)),
  );
}

export function sameContent(one: Draft, other: Draft): boolean {
  return one === other || JSON.stringify(requestOf(one)) === JSON.stringify(requestOf(other));
}
