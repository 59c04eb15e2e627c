import { Button, Modal } from '@mantine/core';
import type { Quiz } from '@quizcast/protocol';
import { dayAndTime, languages } from '@quizcast/words';
import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useQuizChanges } from '../../calls.ts';
import layout from '../../parts/layout.module.css';
import { Refusal } from '../../parts/refusal.tsx';
import { localMoment, StartField } from '../../parts/start-field.tsx';
import { LoadingRows } from '../../parts/states.tsx';
import { useToasts } from '../../parts/toast.tsx';
import { usePoolStatistics, useReadiness } from '../../readiness/calls.ts';
import { type Finding, findingsOf } from '../../readiness/readiness.ts';
import { type Translate, useTexts } from '../../texts.ts';
import { shownAsQuestions } from '../questions/shown-questions.ts';
import type { Editor } from '../saving/use-editor.ts';
import { type Word, words } from '../words.ts';
import styles from './schedule-dialog.module.css';

/** Loaded on demand, because charts are large and this dialog is rarely opened. */
const Forecast = lazy(() => import('../forecast.tsx'));

interface Dialog {
  quiz: Quiz;
  editor: Editor;
  opened: boolean;
  onClose(): void;
}

/** The dialog for scheduling: start time, readiness, and the predicted number of winners. */
export function ScheduleDialog(parts: Dialog) {
  const { t } = useTexts(words);
  return (
    <Modal
      size="lg"
      opened={parts.opened}
      onClose={parts.onClose}
      title={t('scheduleTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Content {...parts} />
    </Modal>
  );
}

function Content({ quiz, editor, onClose }: Dialog) {
  const { t, language } = useTexts(words);
  const toasts = useToasts();
  const changes = useQuizChanges({ id: quiz.id, version: editor.versionNow() });
  const [start, setStart] = useState(() => localMoment(new Date(quiz.scheduled_time)));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const move = () =>
    changes.mutate(
      {
        method: 'PUT',
        path: `/api/quizzes/${quiz.id}/schedule`,
        body: {
          scheduled_time: new Date(start).toISOString(),
          finish_on_zero_players: quiz.finish_on_zero_players ?? false,
        },
      },
      {
        onSuccess: ({ version }) => {
          if (version !== undefined) editor.learnVersion(version);
          toasts.done(t('moved'));
          onClose();
        },
      },
    );
  return (
    <div className={layout.stack}>
      <p className={layout.soft}>
        {t('scheduled', { when: dayAndTime(language, quiz.scheduled_time) })}
      </p>
      <StartField
        label={t('start')}
        hint={t('startHint', { zone })}
        value={start}
        onChange={setStart}
      />
      <Refusal error={changes.error} />
      <Checklist quiz={quiz} editor={editor} />
      <Suspense fallback={<LoadingRows rows={3} />}>
        <Forecast drafts={editor.drafts} />
      </Suspense>
      <div className={layout.row}>
        <Button onClick={move} loading={changes.isPending}>
          {t('setStart')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  );
}

type Sign = 'fine' | 'remark' | 'blocks';

function Checklist({ quiz, editor }: { quiz: Quiz; editor: Editor }) {
  const { t } = useTexts(words);
  const { data: pool } = usePoolStatistics();
  const [ready] = useReadiness([quiz]);
  const rehearsed = ready?.findings
    ? !ready.findings.some(({ kind }) => kind === 'notRehearsed')
    : undefined;
  const questions = shownAsQuestions(editor.drafts);
  const findings = findingsOf(quiz, { questions, pool, rehearsed });
  const saved = editor.state.type === 'saved';
  const lines: (readonly [Sign, string])[] = [
    ...(findings.some(({ blocks }) => blocks) ? [] : [['fine', t('checkPlayable')] as const]),
    [saved ? 'fine' : 'remark', t(saved ? 'checkSaved' : 'checkUnsaved')],
    ...findings.map(
      (finding) => [finding.blocks ? 'blocks' : 'remark', lineOf(t, finding)] as const,
    ),
    ...languages
      .filter((tag) => !findings.some((one) => 'language' in one && one.language === tag))
      .filter(() => questions.length > 0)
      .map((tag) => ['fine', t('checkTranslated', { language: tag })] as const),
    ...(rehearsed ? [['fine', t('checkRehearsed')] as const] : []),
  ];
  return (
    <section aria-label={t('checklist')}>
      <h3 className={styles.heading}>{t('checklist')}</h3>
      <ul className={styles.checks}>
        {lines.map(([sign, text]) => (
          <li key={text} className={styles[sign]}>
            {sign === 'fine' && <CircleCheck size={17} aria-hidden />}
            {sign === 'remark' && <CircleAlert size={17} aria-hidden />}
            {sign === 'blocks' && <CircleX size={17} aria-hidden />}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

function lineOf(t: Translate<Word>, finding: Finding): string {
  switch (finding.kind) {
    case 'noQuestions':
      return t('checkUnplayable');
    case 'poolTooSmall':
      return t('checkPool', { n: finding.missing });
    case 'untranslated':
      return t('checkUntranslated', {
        language: finding.language,
        list: finding.questions.join(', '),
      });
    case 'halfTranslated':
      return t('checkHalf', { language: finding.language, list: finding.questions.join(', ') });
    case 'notRehearsed':
      return t('checkNotRehearsed');
  }
}
