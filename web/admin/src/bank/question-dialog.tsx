import { Button, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { PoolQuestion } from '@quizcast/protocol';
import { dayAndTime } from '@quizcast/words';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import layout from '../parts/layout.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { useToasts } from '../parts/toast.tsx';
import { draftOf, isSaveable, newDraft, problemsOf } from '../question/draft.ts';
import { Explanations } from '../question/explanations.tsx';
import { QuestionFacts } from '../question/question-facts.tsx';
import { QuestionWords } from '../question/question-words.tsx';
import { useTexts } from '../texts.ts';
import { addQuestions, BANK, removeQuestion, replaceQuestion } from './calls.ts';
import { Usage } from './usage.tsx';
import { words } from './words.ts';

interface Edited {
  question: PoolQuestion | 'new' | undefined;
  onClose(): void;
}

/** The dialog for creating or changing a question of the bank. */
export function QuestionDialog({ question, onClose }: Edited) {
  const { t, language } = useTexts(words);
  const stored = question === 'new' ? undefined : question;
  return (
    <Modal
      size={960}
      opened={question !== undefined}
      onClose={onClose}
      title={stored ? t('editTitle', { id: stored.id }) : t('newTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {stored?.last_used_at && (
        <p className={layout.soft}>
          {t('wasUsed', { when: dayAndTime(language, stored.last_used_at) })}
        </p>
      )}
      {stored?.reserved_by !== undefined && (
        <p className={layout.soft}>{t('reserved', { quiz: stored.reserved_by })}</p>
      )}
      {question !== undefined && <Form stored={stored} onClose={onClose} />}
    </Modal>
  );
}

function Form({ stored, onClose }: { stored: PoolQuestion | undefined; onClose: () => void }) {
  const { t } = useTexts(words);
  const toasts = useToasts();
  const [draft, setDraft] = useState(() =>
    stored ? draftOf(stored) : { ...newDraft('new'), points: 1 },
  );
  const [tried, setTried] = useState(false);
  const saving = useAsking(async () => {
    if (stored) return void (await replaceQuestion(stored, draft));
    const { duplicates } = await addQuestions([draft]);
    if (duplicates > 0) toasts.done(t('twin'));
  }, BANK);
  const removing = useAsking((gone: PoolQuestion) => removeQuestion(gone), BANK);
  const problems = problemsOf(draft);
  const save = () => {
    setTried(true);
    if (!isSaveable(draft)) return;
    saving.run(undefined, () => {
      toasts.done(t('saved'));
      onClose();
    });
  };
  const remove = (gone: PoolQuestion) =>
    modals.openConfirmModal({
      title: t('remove'),
      children: <p className={layout.soft}>{t('removeSure', { n: 1 })}</p>,
      labels: { confirm: t('remove'), cancel: t('keep') },
      confirmProps: { variant: 'outline' },
      onConfirm: () => removing.run(gone, onClose),
    });
  const shownProblems = tried || stored ? problems : [];
  return (
    <div className={layout.stack}>
      <Refusal error={saving.refusal ?? removing.refusal} />
      <QuestionWords draft={draft} problems={shownProblems} change={setDraft} editable />
      <QuestionFacts draft={draft} number={draft.difficulty * 2 - 1} change={setDraft} editable />
      <Explanations draft={draft} problems={shownProblems} change={setDraft} editable />
      {stored && <Usage id={stored.id} />}
      {tried && !isSaveable(draft) && (
        <p className={layout.noteWrong} role="alert">
          {t('fillFirst')}
        </p>
      )}
      <div className={layout.between}>
        <Button onClick={save} loading={saving.busy}>
          {t('save')}
        </Button>
        {stored && (
          <Button variant="outline" onClick={() => remove(stored)} disabled={removing.busy}>
            {t('remove')}
          </Button>
        )}
      </div>
    </div>
  );
}
