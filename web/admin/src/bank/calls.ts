import { anything } from '@quizcast/connection';
import { type PoolQuestion, portal } from '@quizcast/protocol';
import { api } from '../calls.ts';
import { ROWS_A_PAGE } from '../parts/list/rows-of-pages.ts';
import { type Draft, draftOf, requestOf } from '../question/draft.ts';

export const BANK = ['pool'] as const;

export const filters = [
  'search',
  'difficulty',
  'category',
  'tag',
  'used',
  'duplicates',
  'archived',
] as const;
export type Filter = Readonly<Record<(typeof filters)[number], string>>;

export function readBank(filter: Filter, page: number) {
  const asked = new URLSearchParams({ page: String(page), page_size: String(ROWS_A_PAGE) });
  for (const name of filters) if (filter[name]) asked.set(name, filter[name]);
  return api.get(`/api/admin/question-pool?${asked}`, portal.poolPage);
}

export type BulkAction = 'edit' | 'archive' | 'restore' | 'reset' | 'delete';

/** The changes of an edit; absent fields stay unchanged. An empty category removes it. */
export interface BulkEdit {
  readonly difficulty?: number;
  readonly category?: string;
  readonly add_tags?: readonly string[];
  readonly remove_tags?: readonly string[];
}

/** Changes questions in one request. The answer lists the questions that cannot be changed. */
export function changeMany(ids: readonly number[], action: BulkAction, edit: BulkEdit) {
  return api.post('/api/admin/question-pool/bulk', { ids, action, ...edit }, portal.bulkOutcome);
}

export function replaceQuestion({ id, version }: PoolQuestion, draft: Draft) {
  const parts = { body: requestOf(draft), ifMatch: `"${version}"` };
  return api.exchange('PUT', `/api/admin/question-pool/${id}`, parts, anything);
}

export function removeQuestion({ id, version }: PoolQuestion) {
  return api.exchange(
    'DELETE',
    `/api/admin/question-pool/${id}`,
    { ifMatch: `"${version}"` },
    anything,
  );
}

export function addQuestions(drafts: readonly Draft[]) {
  return api.post(
    '/api/admin/question-pool',
    { questions: drafts.map(requestOf) },
    portal.uploaded,
  );
}

export function addToQuiz(quizId: number, questions: readonly PoolQuestion[]) {
  const body = {
    questions: questions.map((question) => requestOf(draftOf({ ...question, point_value: 10 }))),
  };
  return api.post(`/api/quizzes/${quizId}/questions`, body, anything);
}
