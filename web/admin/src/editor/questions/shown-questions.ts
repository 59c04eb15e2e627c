import type { EditedQuestion } from '@quizcast/protocol';
import { type Draft, requestOf } from '../../question/draft.ts';

/** Drafts in the form of stored questions, for rules that check stored questions. */
export function shownAsQuestions(drafts: readonly Draft[]): readonly EditedQuestion[] {
  return drafts.map((draft, place) => ({
    ...(requestOf(draft) as Omit<EditedQuestion, 'id'>),
    id: draft.id ?? -place,
  }));
}
