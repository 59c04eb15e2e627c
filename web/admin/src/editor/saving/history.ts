import type { Draft } from '../../question/draft.ts';

type Drafts = readonly Draft[];

/** The past states, the present state and the undone states. */
export interface History {
  readonly past: readonly Drafts[];
  readonly now: Drafts;
  readonly future: readonly Drafts[];
  /**
   * The field that the last step changed. Further changes of this field belong to the same step.
   */
  readonly lastField?: string;
}

export type Step =
  | { readonly type: 'edit'; readonly draft: Draft; readonly field: string }
  | { readonly type: 'move'; readonly from: number; readonly to: number }
  | { readonly type: 'add'; readonly drafts: Drafts; readonly at: number }
  | { readonly type: 'remove'; readonly key: string }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Sets the id that the server gave to a new question. This cannot be undone. */
  | { readonly type: 'numbered'; readonly ids: ReadonlyMap<string, number> }
  | { readonly type: 'reset'; readonly drafts: Drafts };

const MAX_STEPS = 200;

export function startOf(drafts: Drafts): History {
  return { past: [], now: drafts, future: [] };
}

/** Returns the history after a step. A pure function. */
export function stepped(history: History, step: Step): History {
  const { past, now, future } = history;
  switch (step.type) {
    case 'edit': {
      const next = now.map((draft) => (draft.key === step.draft.key ? step.draft : draft));
      const field = `${step.draft.key} ${step.field}`;
      if (history.lastField === field) return { ...history, now: next, future: [] };
      return { ...after(history, next), lastField: field };
    }
    case 'move':
      return step.from === step.to ? history : after(history, moved(now, step.from, step.to));
    case 'add':
      return after(history, now.toSpliced(step.at, 0, ...step.drafts));
    case 'remove':
      return after(
        history,
        now.filter(({ key }) => key !== step.key),
      );
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return history;
      return { past: past.slice(0, -1), now: before, future: [now, ...future] };
    }
    case 'redo': {
      const [next, ...rest] = future;
      return next === undefined ? history : { past: [...past, now], now: next, future: rest };
    }
    case 'numbered': {
      const numbered = (drafts: Drafts) =>
        drafts.map((draft) => {
          const id = step.ids.get(draft.key);
          return id === undefined ? draft : { ...draft, id };
        });
      return {
        ...history,
        past: past.map(numbered),
        now: numbered(now),
        future: future.map(numbered),
      };
    }
    case 'reset':
      return startOf(step.drafts);
  }
}

function after({ past, now }: History, next: Drafts): History {
  return { past: [...past, now].slice(-MAX_STEPS), now: next, future: [] };
}

/** Moves the item at `from` to `to`. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  if (item === undefined) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
