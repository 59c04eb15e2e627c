import { ApiError } from '@quizcast/connection';
import { type EditedQuestion, type Flaw, type ImportReport, portal } from '@quizcast/protocol';
import { api } from '../calls.ts';

/** Where questions go: into a quiz, or into the bank. */
export type Target = { readonly quizId: number } | 'bank';

export interface Reading {
  readonly format: string;
  readonly language: string;
  readonly difficulty: string;
}

export type Checked =
  | { readonly type: 'fine'; readonly report: ImportReport }
  | { readonly type: 'flawed'; readonly flaws: readonly Flaw[] };

const FILE_MS = 120_000;

/** What an import of this file would do, or every mistake of it. Other refusals are thrown. */
export async function check(target: Target, file: File, reading: Reading): Promise<Checked> {
  try {
    return { type: 'fine', report: await send(target, file, reading, true) };
  } catch (refusal) {
    if (refusal instanceof ApiError && refusal.status === 422 && portal.flaws(refusal.content)) {
      return { type: 'flawed', flaws: refusal.content.errors };
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

/** Ids that were there before, so that an import into a quiz can be taken back. */
export async function idsOf(quizId: number): Promise<ReadonlySet<number>> {
  const { items } = await api.get(questionsOf(quizId), portal.editedQuestions);
  return new Set(items.map(({ id }: EditedQuestion) => id));
}

/** Deletes what came since; answers how many. */
export async function takeBack(
  target: Target,
  before: ReadonlySet<number>,
  since: number,
  count: number,
): Promise<number> {
  return target === 'bank' ? emptyBank(since, count) : emptyQuiz(target.quizId, before);
}

async function emptyQuiz(quizId: number, before: ReadonlySet<number>): Promise<number> {
  const { items } = await api.get(questionsOf(quizId), portal.editedQuestions);
  const fresh = items.filter(({ id }) => !before.has(id));
  for (const { id } of fresh) await api.remove(`${questionsOf(quizId)}/${id}`);
  return fresh.length;
}

/** The bank lists the newest first. What somebody else added meanwhile may lie between. */
async function emptyBank(since: number, count: number): Promise<number> {
  const fresh: { id: number; version: number }[] = [];
  for (let page = 1; fresh.length < count; page += 1) {
    const { items } = await api.get(
      `/api/admin/question-pool?page=${page}&page_size=100`,
      portal.poolPage,
    );
    const own = items.filter(({ created_at: at }) => at !== undefined && Date.parse(at) >= since);
    fresh.push(...own);
    if (own.length < items.length || items.length === 0) break;
  }
  for (const { id } of fresh.slice(0, count)) await api.remove(`/api/admin/question-pool/${id}`);
  return Math.min(fresh.length, count);
}
