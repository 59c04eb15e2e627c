import { ActionIcon, Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { EditedQuestion, Quiz } from '@quizcast/protocol';
import { useLanguage } from '@quizcast/words';
import { Redo2, Settings2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import layout from '../parts/layout.module.css';
import { QuizStatus } from '../parts/marks/quiz-status.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Empty } from '../parts/states.tsx';
import { newDraft } from '../question/draft.ts';
import { useTexts } from '../texts.ts';
import styles from './editor.module.css';
import { Phone } from './phone.tsx';
import { QuestionForm } from './questions/question-form.tsx';
import { QuestionList } from './questions/question-list.tsx';
import { QuizMenu } from './quiz-menu.tsx';
import { RehearseDialog } from './rehearse-dialog.tsx';
import { Conflict } from './saving/conflict.tsx';
import { SaveNote } from './saving/save-note.tsx';
import { useEditor } from './saving/use-editor.ts';
import { ScheduleDialog } from './settings/schedule-dialog.tsx';
import { SettingsDrawer } from './settings/settings-drawer.tsx';
import { words } from './words.ts';

interface Bench {
  quiz: Quiz;
  questions: readonly EditedQuestion[];
}

type Opened = 'schedule' | 'rehearse' | 'settings' | undefined;

/**
 * Three panes: the list of questions, the selected question in three languages, and its preview on
 * a phone.
 */
export function Workbench({ quiz, questions }: Bench) {
  const { t } = useTexts(words);
  const { language } = useLanguage();
  const editor = useEditor(quiz.id, quiz.version ?? 1, questions);
  const { drafts, dispatch } = editor;
  const [opened, setOpened] = useState<Opened>();
  const [address, setAddress] = useSearchParams();
  // The URL follows this state, because a change of the URL is rendered later than a new question:
  // what is typed in between would go into the previous question.
  const [chosen, setChosen] = useState(Number(address.get('question')) || 1);
  const place = Math.min(Math.max(1, chosen), Math.max(1, drafts.length));
  const draft = drafts[place - 1];
  const editable = quiz.status === 'scheduled';
  const choose = (next: number) => {
    setChosen(next);
    setAddress(next === 1 ? {} : { question: String(next) }, { replace: true });
  };
  const add = () => {
    dispatch({ type: 'add', at: drafts.length, drafts: [newDraft(crypto.randomUUID())] });
    choose(drafts.length + 1);
  };
  useHotkeys(
    [
      ['mod+Z', () => dispatch({ type: 'undo' })],
      ['mod+shift+Z', () => dispatch({ type: 'redo' })],
      ['mod+S', () => void editor.saveNow()],
    ],
    [],
  );
  return (
    <>
      <PageHead
        title={quiz.title}
        back="/quizzes"
        aside={
          <>
            <QuizStatus status={quiz.status} />
            {editable && <SaveNote state={editor.state} />}
          </>
        }
      >
        {editable && (
          <>
            <ActionIcon
              variant="subtle"
              size={40}
              aria-label={t('undoStep')}
              disabled={!editor.canUndo}
              onClick={() => dispatch({ type: 'undo' })}
            >
              <Undo2 size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size={40}
              aria-label={t('redoStep')}
              disabled={!editor.canRedo}
              onClick={() => dispatch({ type: 'redo' })}
            >
              <Redo2 size={18} aria-hidden />
            </ActionIcon>
          </>
        )}
        <ActionIcon
          variant="subtle"
          size={40}
          aria-label={t('settings')}
          onClick={() => setOpened('settings')}
        >
          <Settings2 size={18} aria-hidden />
        </ActionIcon>
        <QuizMenu quiz={quiz} />
        <Button variant="default" onClick={() => setOpened('rehearse')}>
          {t('rehearse')}
        </Button>
        {editable && <Button onClick={() => setOpened('schedule')}>{t('schedule')}</Button>}
      </PageHead>
      <Conflict editor={editor} quizId={quiz.id} />
      {!editable && <p className={layout.note}>{t('readOnly')}</p>}
      {editable && editor.warning && (
        <p className={layout.note}>{t('warning', { text: editor.warning })}</p>
      )}
      <div className={styles.panes}>
        <QuestionList
          quizId={quiz.id}
          editor={editor}
          language={language}
          chosen={place}
          choose={choose}
          add={add}
          editable={editable}
        />
        {draft ? (
          <QuestionForm
            key={draft.key}
            draft={draft}
            number={place}
            editor={editor}
            editable={editable}
            choose={choose}
          />
        ) : (
          <div className={styles.blank}>
            <Empty text={t('noQuestions')}>
              <p className={layout.soft}>{t('noQuestionsHint')}</p>
              {editable && <Button onClick={add}>{t('addQuestion')}</Button>}
            </Empty>
          </div>
        )}
        <Phone draft={draft} number={place} quizId={quiz.id} />
      </div>
      <ScheduleDialog
        quiz={quiz}
        editor={editor}
        opened={opened === 'schedule'}
        onClose={() => setOpened(undefined)}
      />
      <RehearseDialog
        quiz={quiz}
        opened={opened === 'rehearse'}
        onClose={() => setOpened(undefined)}
      />
      <SettingsDrawer
        quiz={quiz}
        editor={editor}
        opened={opened === 'settings'}
        onClose={() => setOpened(undefined)}
      />
    </>
  );
}
