import type { EditedQuestion } from '@quizcast/protocol';
import { describe, expect, it } from 'vitest';
import { startOf, stepped } from '../src/editor/saving/history.ts';
import { waitsForWords, wanted } from '../src/editor/saving/sync.ts';
import { predictedSurvivors } from '../src/pass-rates.ts';
import {
  copyOf,
  type Draft,
  draftOf,
  isSaveable,
  newDraft,
  problemsOf,
  requestOf,
  withOption,
  withOptionCount,
  withoutOption,
  withWording,
} from '../src/question/draft.ts';
import { findingsOf, languagesOf } from '../src/readiness/readiness.ts';

const stored = (id: number, more: Partial<EditedQuestion> = {}): EditedQuestion => ({
  id,
  texts: { ru: { text: `Вопрос ${id}`, options: ['да', 'нет'] } },
  correct_option: 1,
  time_limit_sec: 10,
  point_value: 10,
  difficulty: 3,
  ...more,
});

const draft = (id: number, more: Partial<EditedQuestion> = {}): Draft => draftOf(stored(id, more));

describe('a draft', () => {
  it('sends every field that was read', () => {
    const question = stored(7, {
      texts: {
        ru: { text: 'Озеро?', options: ['а', 'б'], explanation: 'потому' },
        kk: { text: 'Көл?', options: ['а', 'ә'] },
        de: { text: 'See?', options: ['a', 'b'] },
      },
      category: 'география',
      tags: ['озёра'],
      source: 'атлас',
      explanation_source: 'https://example.org/lake',
    });
    const { id: _, ...sent } = question;
    expect(requestOf(draftOf(question))).toEqual(sent);
  });

  it('never sends an empty language', () => {
    const request = requestOf(draft(1)) as { texts: object };
    expect(Object.keys(request.texts)).toEqual(['ru']);
  });

  it.each([
    ['without a text', (one: Draft) => withWording(one, 'ru', { text: ' ' }), 'text', 'needed'],
    ['with a short text', (one: Draft) => withWording(one, 'ru', { text: 'Чт' }), 'text', 'short'],
    ['with an empty option', (one: Draft) => withOption(one, 'ru', 1, ''), 1, 'needed'],
    ['with the same option twice', (one: Draft) => withOption(one, 'ru', 1, 'да'), 1, 'twice'],
    ['with a long option', (one: Draft) => withOption(one, 'ru', 0, 'я'.repeat(201)), 0, 'long'],
  ] as const)('%s cannot be saved', (_name, change, place, kind) => {
    const changed = change(draft(1));
    expect(problemsOf(changed)).toContainEqual({ language: 'ru', place, kind, blocks: true });
    expect(isSaveable(changed)).toBe(false);
  });

  it('may lack a translation, or use the options of another language', () => {
    const half = withWording(draft(1), 'kk', { text: 'Сұрақ' });
    expect(problemsOf(half)).toEqual([
      { language: 'kk', place: 'all', kind: 'borrowed', blocks: false },
      { language: 'en', place: 'all', kind: 'noTranslation', blocks: false },
    ]);
    expect(isSaveable(half)).toBe(true);
  });

  it('keeps the right option when another one is removed', () => {
    const three = { ...withOptionCount(draft(1), 3), right: 2 };
    expect(withoutOption(three, 0).right).toBe(1);
    expect(withoutOption(three, 2).right).toBe(1);
    expect(withOptionCount(three, 2).right).toBe(1);
  });
});

describe('the history', () => {
  const start = startOf([draft(1), draft(2)]);
  const typed = (history: typeof start, text: string, field = 'text ru') =>
    stepped(history, {
      type: 'edit',
      field,
      draft: withWording(history.now[0] as Draft, 'ru', { text }),
    });
  const texts = ({ now }: typeof start) => now.map(({ wordings }) => wordings.ru.text);

  it('takes typing in one field as one step', () => {
    const edited = typed(typed(typed(start, 'а'), 'аб'), 'абв');
    expect(texts(edited)[0]).toBe('абв');
    expect(texts(stepped(edited, { type: 'undo' }))[0]).toBe('Вопрос 1');
  });

  it('goes back and forth through moves, additions and deletions', () => {
    const moved = stepped(start, { type: 'move', from: 0, to: 1 });
    const added = stepped(moved, { type: 'add', at: 1, drafts: [newDraft('n')] });
    const removed = stepped(added, { type: 'remove', key: 'q2' });
    expect(removed.now.map(({ key }) => key)).toEqual(['n', 'q1']);
    const back = [1, 2, 3].reduce((history) => stepped(history, { type: 'undo' }), removed);
    expect(back.now.map(({ key }) => key)).toEqual(['q1', 'q2']);
    const again = [1, 2, 3].reduce((history) => stepped(history, { type: 'redo' }), back);
    expect(again.now).toEqual(removed.now);
  });

  it('drops undone steps after a new step', () => {
    const undone = stepped(typed(start, 'а'), { type: 'undo' });
    expect(stepped(typed(undone, 'б'), { type: 'redo' })).toEqual(typed(undone, 'б'));
  });

  it('sets the id of a new question in every step that contains it', () => {
    const added = stepped(start, { type: 'add', at: 2, drafts: [newDraft('n')] });
    const numbered = stepped(added, { type: 'numbered', ids: new Map([['n', 9]]) });
    expect(numbered.now[2]?.id).toBe(9);
    const redone = stepped(stepped(numbered, { type: 'undo' }), { type: 'redo' });
    expect(redone.now[2]?.id).toBe(9);
  });
});

describe('the next request to the server', () => {
  const saved = [draft(1), draft(2), draft(3)];
  const [one, two, three] = saved as [Draft, Draft, Draft];
  const fresh = { ...copyOf(one, 'new'), difficulty: 5 };

  it.each([
    ['nothing, if nothing changed', [one, two, three], undefined],
    ['a deletion', [one, three], { type: 'remove', id: 2 }],
    [
      'a replacement',
      [one, { ...two, seconds: 20 }, three],
      { type: 'replace', id: 2, draft: { ...two, seconds: 20 } },
    ],
    ['an addition', [one, two, three, fresh], { type: 'add', draft: fresh }],
    ['an order', [three, one, two], { type: 'order', ids: [3, 1, 2] }],
  ] as const)('is %s', (_name, shown, expected) => {
    expect(wanted(saved, shown)).toEqual(expected);
  });

  it('leaves out an incomplete question and reports that it waits', () => {
    const half = withOption(two, 'ru', 0, '');
    expect(wanted(saved, [one, half, three])).toBeUndefined();
    expect(waitsForWords(saved, [one, half, three])).toBe(true);
    expect(waitsForWords(saved, saved)).toBe(false);
  });

  it('ends with nothing left to send, whatever was done', () => {
    let server: readonly Draft[] = saved;
    let shown: readonly Draft[] = [{ ...three, points: 20 }, fresh, one];
    let calls = 0;
    for (let wish = wanted(server, shown); wish; wish = wanted(server, shown)) {
      calls += 1;
      if (wish.type === 'remove') {
        const { id } = wish;
        server = server.filter((kept) => kept.id !== id);
      } else if (wish.type === 'replace') {
        const { draft: next } = wish;
        server = server.map((kept) => (kept.id === next.id ? next : kept));
      } else if (wish.type === 'order') {
        const { ids } = wish;
        server = ids.flatMap((id) => server.filter((kept) => kept.id === id));
      } else {
        const added = { ...wish.draft, id: 40 };
        server = [...server, added];
        shown = shown.map((kept) => (kept.key === added.key ? added : kept));
      }
    }
    expect(calls).toBe(4);
    expect(server.map(({ id }) => id)).toEqual([3, 40, 1]);
  });
});

describe('the open tasks of a quiz', () => {
  const quiz = {
    id: 1,
    title: 'Эфир',
    scheduled_time: '2026-12-01T15:00:00Z',
    status: 'scheduled' as const,
    question_count: 0,
    prize_fund: 0,
    question_source_mode: 'admin_only',
  };

  it('blocks a quiz without questions that needs its own', () => {
    expect(findingsOf(quiz, { questions: [] })[0]).toEqual({ kind: 'noQuestions', blocks: true });
  });

  it('names the questions without a language, and those without options in it', () => {
    const questions = [
      stored(1, { texts: { ru: { text: 'а', options: ['1', '2'] }, kk: { text: 'ә' } } }),
      stored(2),
    ];
    expect(findingsOf(quiz, { questions, rehearsed: false })).toEqual([
      { kind: 'untranslated', blocks: false, language: 'kk', questions: [2] },
      { kind: 'halfTranslated', blocks: false, language: 'kk', questions: [1] },
      { kind: 'untranslated', blocks: false, language: 'en', questions: [1, 2] },
      { kind: 'notRehearsed', blocks: false },
    ]);
    expect(languagesOf(questions)).toEqual({ ru: true });
  });
});

it('survivors are predicted from the difficulty, or from better figures', () => {
  expect(predictedSurvivors(1_000, [{ difficulty: 1 }, { difficulty: 5, passed: 0.5 }])).toEqual([
    1_000, 900, 450,
  ]);
});
