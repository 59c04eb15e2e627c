import { ActionIcon } from '@mantine/core';
import { Copy, Trash2 } from 'lucide-react';
import layout from '../../parts/layout.module.css';
import { Pill } from '../../parts/marks/pill.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useToasts } from '../../parts/toast.tsx';
import type { Change } from '../../question/draft.ts';
import { copyOf, type Draft, problemsOf } from '../../question/draft.ts';
import { Explanations } from '../../question/explanations.tsx';
import { QuestionFacts } from '../../question/question-facts.tsx';
import { QuestionWords } from '../../question/question-words.tsx';
import { useTexts } from '../../texts.ts';
import type { Editor } from '../saving/use-editor.ts';
import { words } from '../words.ts';

interface Form {
  draft: Draft;
  number: number;
  editor: Editor;
  editable: boolean;
  choose(place: number): void;
}

/** The form of one question: its texts in three languages side by side, and its settings. */
export function QuestionForm({ draft, number, editor, editable, choose }: Form) {
  const { t } = useTexts(words);
  const toasts = useToasts();
  const { dispatch } = editor;
  const change: Change = (next, field) => dispatch({ type: 'edit', draft: next, field });
  const problems = problemsOf(draft);
  const remove = () => {
    dispatch({ type: 'remove', key: draft.key });
    choose(Math.max(1, number - 1));
    toasts.done(t('removed', { n: number }), () => dispatch({ type: 'undo' }));
  };
  const copy = () => {
    dispatch({ type: 'add', at: number, drafts: [copyOf(draft, crypto.randomUUID())] });
    choose(number + 1);
  };
  return (
    <div className={layout.stack}>
      <Panel
        title={t('question', { n: number })}
        aside={
          <>
            {problems.length > 0 && (
              <Pill tone={problems.some(({ blocks }) => blocks) ? 'wrong' : 'light'}>
                {t('remarks', { n: problems.length })}
              </Pill>
            )}
            {editable && (
              <>
                <ActionIcon
                  variant="subtle"
                  size={36}
                  aria-label={t('duplicateQuestion')}
                  onClick={copy}
                >
                  <Copy size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  size={36}
                  aria-label={t('removeQuestion')}
                  onClick={remove}
                >
                  <Trash2 size={16} aria-hidden />
                </ActionIcon>
              </>
            )}
          </>
        }
      >
        <QuestionWords draft={draft} problems={problems} change={change} editable={editable} />
      </Panel>
      <QuestionFacts draft={draft} number={number} change={change} editable={editable} />
      <Explanations draft={draft} problems={problems} change={change} editable={editable} />
    </div>
  );
}
