import { Button, Modal, Select, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type PoolQuestion, rest } from '@quizcast/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListPlus, X } from 'lucide-react';
import { useState } from 'react';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { ROWS_A_PAGE } from '../parts/rows-of-pages.ts';
import { useToasts } from '../parts/toast.tsx';
import { type Draft, draftOf } from '../question/draft.ts';
import { useRefusal } from '../refusal.ts';
import { useTexts } from '../texts.ts';
import styles from './bank.module.css';
import { eachInTurn } from './bulk.ts';
import {
  addToQuiz,
  BANK,
  type Filter,
  readBank,
  removeQuestion,
  replaceQuestion,
} from './calls.ts';
import { words } from './words.ts';

interface Bulk {
  selected: ReadonlyMap<number, PoolQuestion>;
  select(selected: ReadonlyMap<number, PoolQuestion>): void;
  total: number;
  filter: Filter;
}

/** The maximum number of questions selected by a filter, because each is read and changed
 * separately. */
const MAX_SELECTED = 2_000;

/** The actions for all selected questions. */
export function BulkBar({ selected, select, total, filter }: Bulk) {
  const { t } = useTexts(words);
  const [dialog, setDialog] = useState<'quiz' | 'tag' | 'level'>();
  const [progress, setProgress] = useState<number>();
  const toasts = useToasts();
  const say = useRefusal();
  const queries = useQueryClient();
  const questions = [...selected.values()];
  const busy = progress !== undefined;

  const run = async (change: (question: PoolQuestion) => Promise<unknown>) => {
    setDialog(undefined);
    setProgress(0);
    const outcome = await eachInTurn(questions, change, setProgress);
    setProgress(undefined);
    select(new Map());
    await queries.invalidateQueries({ queryKey: BANK });
    if (outcome.done > 0) toasts.done(t('changed', { n: outcome.done }));
    if (outcome.refused > 0) {
      toasts.done(t('notChanged', { n: outcome.refused, why: say(outcome.why) }));
    }
  };
  const edit = (change: (draft: Draft) => Draft) =>
    run((question) => replaceQuestion(question, change(draftOf(question))));
  const selectFiltered = async () => {
    const all = new Map<number, PoolQuestion>();
    const pages = Math.ceil(Math.min(total, MAX_SELECTED) / ROWS_A_PAGE);
    for (let page = 1; page <= pages; page += 1) {
      for (const question of (await readBank(filter, page)).items) all.set(question.id, question);
    }
    select(all);
  };
  const askRemove = () =>
    modals.openConfirmModal({
      title: t('remove'),
      children: <p className={layout.soft}>{t('removeSure', { n: selected.size })}</p>,
      labels: { confirm: t('remove'), cancel: t('keep') },
      confirmProps: { variant: 'outline' },
      onConfirm: () => void run(removeQuestion),
    });
  return (
    <section className={styles.bulk} aria-label={t('selected', { n: selected.size })}>
      <span role="status">
        {busy
          ? t('progress', { done: progress, n: selected.size })
          : t('selected', { n: selected.size })}
      </span>
      {total > selected.size && total <= MAX_SELECTED && (
        <button
          type="button"
          className={styles.all}
          disabled={busy}
          onClick={() => void selectFiltered()}
        >
          {t('selectFiltered', { n: total })}
        </button>
      )}
      <span className={styles.end}>
        <Button
          leftSection={<ListPlus size={16} aria-hidden />}
          disabled={busy}
          onClick={() => setDialog('quiz')}
        >
          {t('addToQuiz')}
        </Button>
        <button
          type="button"
          className={styles.quiet}
          disabled={busy}
          onClick={() => setDialog('tag')}
        >
          {t('setTag')}
        </button>
        <button
          type="button"
          className={styles.quiet}
          disabled={busy}
          onClick={() => setDialog('level')}
        >
          {t('setLevel')}
        </button>
        <button type="button" className={styles.quiet} disabled={busy} onClick={askRemove}>
          {t('remove')}
        </button>
        <button
          type="button"
          className={styles.quiet}
          aria-label={t('clearSelection')}
          disabled={busy}
          onClick={() => select(new Map())}
        >
          <X size={16} aria-hidden />
        </button>
      </span>
      <ToQuiz
        opened={dialog === 'quiz'}
        onClose={() => setDialog(undefined)}
        onQuiz={async (quizId) => {
          setDialog(undefined);
          try {
            await addToQuiz(quizId, questions);
            toasts.done(t('added', { n: questions.length }));
            select(new Map());
            await queries.invalidateQueries({ queryKey: ['quiz', quizId] });
          } catch (refusal) {
            toasts.refused(refusal);
          }
        }}
      />
      <AskText
        title={t('setTag')}
        opened={dialog === 'tag'}
        onClose={() => setDialog(undefined)}
        onText={(tag) =>
          void edit((draft) => ({ ...draft, tags: [...new Set([...draft.tags, tag])] }))
        }
      />
      <AskLevel
        opened={dialog === 'level'}
        onClose={() => setDialog(undefined)}
        onLevel={(difficulty) => void edit((draft) => ({ ...draft, difficulty }))}
      />
    </section>
  );
}

interface Dialog {
  opened: boolean;
  onClose(): void;
}

function ToQuiz({ opened, onClose, onQuiz }: Dialog & { onQuiz: (id: number) => void }) {
  const { t } = useTexts(words);
  const [quiz, setQuiz] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['quizzes', 'scheduled', 'to-add'],
    queryFn: () => api.get('/api/quizzes?status=scheduled&page_size=100', rest.quizPage),
    enabled: opened,
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('addToQuiz')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={layout.stack}>
        {data?.quizzes.length === 0 ? (
          <p className={layout.soft}>{t('noQuizzes')}</p>
        ) : (
          <Select
            searchable
            label={t('whichQuiz')}
            value={quiz}
            onChange={setQuiz}
            data={(data?.quizzes ?? []).map(({ id, title }) => ({
              value: String(id),
              label: title,
            }))}
          />
        )}
        <div>
          <Button disabled={quiz === null} onClick={() => onQuiz(Number(quiz))}>
            {t('addToQuiz')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function AskText({
  title,
  opened,
  onClose,
  onText,
}: Dialog & { title: string; onText: (text: string) => void }) {
  const { t } = useTexts(words);
  const [text, setText] = useState('');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) onText(text.trim());
        }}
      >
        <TextInput
          label={title}
          maxLength={100}
          data-autofocus
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div>
          <Button type="submit">{t('apply')}</Button>
        </div>
      </form>
    </Modal>
  );
}

function AskLevel({ opened, onClose, onLevel }: Dialog & { onLevel: (level: number) => void }) {
  const { t } = useTexts(words);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('setLevel')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={layout.row}>
        {[1, 2, 3, 4, 5].map((level) => (
          <Button
            key={level}
            variant="default"
            aria-label={t('levelN', { n: level })}
            onClick={() => onLevel(level)}
          >
            {level}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
