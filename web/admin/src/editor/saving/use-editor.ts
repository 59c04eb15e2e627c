import { ApiError, anything } from '@quizcast/connection';
import { type EditedQuestion, portal } from '@quizcast/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { api, versionOf, warningOf } from '../../calls.ts';
import { type Draft, draftOf, requestOf } from '../../question/draft.ts';
import { isConflict, isPassing } from '../../refusal.ts';
import { type Step, startOf, stepped } from './history.ts';
import { sameContent, type Wanted, waitsForWords, wanted } from './sync.ts';

export type SaveState =
  | { readonly type: 'saved'; readonly at?: Date }
  | { readonly type: 'saving' }
  /** Whether an incomplete question is not saved yet. */
  | { readonly type: 'waiting' }
  | { readonly type: 'offline' }
  | { readonly type: 'conflict' }
  | { readonly type: 'refused'; readonly error: unknown };

const AFTER_TYPING_MS = 800;
const AGAIN_MS = 4_000;

/**
 * Edits questions and saves them automatically. From 800 ms after the last change it sends one
 * request after the other until the server has everything; each request names the version that was
 * read.
 */
export function useEditor(quizId: number, version: number, questions: readonly EditedQuestion[]) {
  const queries = useQueryClient();
  const [history, dispatch] = useReducer(stepped, questions, (read) => startOf(read.map(draftOf)));
  const [state, setState] = useState<SaveState>({ type: 'saved' });
  const [warning, setWarning] = useState<string>();
  const saved = useRef<readonly Draft[]>(history.now);
  const etag = useRef(version);
  const shown = useRef(history.now);
  const underWay = useRef(false);
  shown.current = history.now;

  const ask = useCallback(
    async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => {
      const { headers } = await api.exchange(
        method,
        `/api/quizzes/${quizId}/questions${path}`,
        { ...(body !== undefined && { body }), ifMatch: `"${etag.current}"` },
        anything,
      );
      etag.current = versionOf(headers) ?? etag.current + 1;
      setWarning(warningOf(headers));
    },
    [quizId],
  );

  const carryOut = useCallback(
    async (wish: Wanted): Promise<void> => {
      switch (wish.type) {
        case 'remove':
          await ask('DELETE', `/${wish.id}`);
          saved.current = saved.current.filter(({ id }) => id !== wish.id);
          return;
        case 'replace':
          await ask('PUT', `/${wish.id}`, requestOf(wish.draft));
          saved.current = saved.current.map((draft) => (draft.id === wish.id ? wish.draft : draft));
          return;
        case 'order':
          await ask('PUT', '/order', { question_ids: wish.ids });
          saved.current = wish.ids.flatMap((id) => saved.current.filter((one) => one.id === id));
          return;
        case 'add': {
          await ask('POST', '', { questions: [requestOf(wish.draft)] });
          const { items } = await api.get(
            `/api/quizzes/${quizId}/questions`,
            portal.editedQuestions,
          );
          const known = new Set(saved.current.map(({ id }) => id));
          const added = items.find(({ id }) => !known.has(id));
          if (added === undefined) throw new Error('The added question is not there');
          const draft = { ...wish.draft, id: added.id };
          saved.current = [...saved.current, draft];
          dispatch({ type: 'numbered', ids: new Map([[draft.key, added.id]]) });
          shown.current = shown.current.map((one) =>
            one.key === draft.key ? { ...one, id: added.id } : one,
          );
        }
      }
    },
    [ask, quizId],
  );

  const save = useCallback(async () => {
    if (underWay.current) return;
    underWay.current = true;
    try {
      for (let wish = wanted(saved.current, shown.current); wish; ) {
        setState({ type: 'saving' });
        await carryOut(wish);
        wish = wanted(saved.current, shown.current);
      }
      const waits = waitsForWords(saved.current, shown.current);
      setState(waits ? { type: 'waiting' } : { type: 'saved', at: new Date() });
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['quiz', quizId], exact: true }),
        queries.invalidateQueries({ queryKey: ['quiz', quizId, 'readiness'] }),
      ]);
    } catch (error) {
      if (isConflict(error)) setState({ type: 'conflict' });
      else if (isPassing(error)) setState({ type: 'offline' });
      else setState({ type: 'refused', error });
    } finally {
      underWay.current = false;
    }
  }, [carryOut, queries, quizId]);

  const changed = history.now;
  const blocked = state.type === 'conflict';
  useEffect(() => {
    const open =
      wanted(saved.current, changed) !== undefined || waitsForWords(saved.current, changed);
    if (blocked || !open) return;
    setState({ type: 'saving' });
    const timer = setTimeout(() => void save(), AFTER_TYPING_MS);
    return () => clearTimeout(timer);
  }, [changed, blocked, save]);

  const offline = state.type === 'offline';
  useEffect(() => {
    if (!offline) return;
    const timer = setTimeout(() => void save(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [offline, save]);

  const dirty = state.type !== 'saved';
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);

  /** Takes over the server's version and drops the local changes. */
  const takeTheirs = useCallback(async () => {
    try {
      const fresh = await readAgain(quizId);
      etag.current = fresh.version;
      saved.current = fresh.drafts;
      dispatch({ type: 'reset', drafts: fresh.drafts });
      setState({ type: 'saved' });
    } catch (error) {
      setState({ type: 'refused', error });
    }
  }, [quizId]);

  /** Saves the local version over the one that somebody else has saved in the meantime. */
  const keepMine = useCallback(async () => {
    try {
      const fresh = await readAgain(quizId);
      etag.current = fresh.version;
      saved.current = fresh.drafts;
      setState({ type: 'saving' });
      await save();
    } catch (error) {
      setState({ type: 'refused', error });
    }
  }, [quizId, save]);

  return {
    drafts: history.now,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    dispatch: dispatch as (step: Step) => void,
    state,
    warning,
    saveNow: save,
    takeTheirs,
    keepMine,
    isSaved: (draft: Draft) =>
      saved.current.some((one) => one.id === draft.id && sameContent(one, draft)),
    /** The settings change the same version of the quiz, so they report it here. */
    learnVersion: (next: number) => {
      etag.current = next;
    },
    versionNow: () => etag.current,
  };
}

export type Editor = ReturnType<typeof useEditor>;

async function readAgain(quizId: number) {
  const { headers } = await api.exchange('GET', `/api/quizzes/${quizId}`, {}, anything);
  const { items } = await api.get(`/api/quizzes/${quizId}/questions`, portal.editedQuestions);
  const version = versionOf(headers);
  if (version === undefined) {
    throw new ApiError(502, 'The quiz has no version', 'unexpected_answer');
  }
  return { version, drafts: items.map(draftOf) };
}
