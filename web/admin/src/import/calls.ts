import { ApiError } from '@quizcast/connection';
import { type EditedQuestion, type FileError, type ImportReport, portal } from '@quizcast/protocol';
import { api } from '../calls.ts';

/** The target of an import: a quiz or the bank. */
export type Target = { readonly quizId: number } | 'bank';

export interface Reading {
  readonly format: string;
  readonly language: string;
  readonly difficulty: string;
}

export type Checked =
  | { readonly type: 'fine'; readonly report: ImportReport }
  | { readonly type: 'invalid'; readonly fileErrors: readonly FileError[] };

const FILE_MS = 120_000;

/** What an import of this file would do, or all errors of the file. Other refusals are thrown. */
export async function check(target: Target, file: File, reading: Reading): Promise<Checked> {
  try {
    return { type: 'fine', report: await send(target, file, reading, true) };
  } catch (refusal) {
    if (
      refusal instanceof ApiError &&
      refusal.status === 422 &&
      portal.fileErrors(refusal.content)
    ) {
      return { type: 'invalid', fileErrors: refusal.content.errors };
    }
    throw refusal;
  }
}

export function take(target: Target, file: File, reading: Reading): Promise<ImportReport> {
  return send(target, file, reading, false);
}

async function send(target: Target, file: File, reading: Reading, dryRun: boolean) {
  const asked = new URLSearchParams({ dry_run: String(dryRun) });
  for (const [name, value] of Object.entries(reading)) if (value) asked.set(name, value);
  const body = new FormData();
  body.set('file', file);
  const path = target === 'bank' ? '/api/admin/question-pool' : questionsOf(target.quizId);
  const answer = await api.exchange(
    'POST',
    `${path}/import?${asked}`,
    { body, timeoutMs: FILE_MS },
    portal.importReport,
  );
  return answer.content;
}

const questionsOf = (quizId: number) => `/api/quizzes/${quizId}/questions`;

/** The ids before the import, with which an import into a quiz can be undone. */
export async function idsOf(quizId: number): Promise<ReadonlySet<number>> {
  const { items } = await api.get(questionsOf(quizId), portal.editedQuestions);
  return new Set(items.map(({ id }: EditedQuestion) => id));
}

/** Undoes an import into the bank. Questions that were changed or asked since then stay. */
export async function undoBankImport(id: number) {
  const path = `/api/admin/question-pool/imports/${id}`;
  return (await api.exchange('DELETE', path, {}, portal.importUndone)).content;
}

/**
 * Deletes the questions that were added to a quiz since `before` was read, and returns their
 * number.
 */
export async function undoQuizImport(
  quizId: number,
  before: ReadonlySet<number>,
): Promise<{ readonly removed: number; readonly kept: number }> {
  const { items } = await api.get(questionsOf(quizId), portal.editedQuestions);
  const fresh = items.filter(({ id }) => !before.has(id));
  for (const { id } of fresh) await api.remove(`${questionsOf(quizId)}/${id}`);
  return { removed: fresh.length, kept: 0 };
}
