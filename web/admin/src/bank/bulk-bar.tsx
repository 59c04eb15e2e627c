import { Button, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { limits, type PoolQuestion } from '@quizcast/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { ListPlus, RotateCcw, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import layout from '../parts/layout.module.css';
import { ROWS_A_PAGE } from '../parts/list/rows-of-pages.ts';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import styles from './bank.module.css';
import { AskLevel, AskText, ToQuiz } from './bulk-dialogs.tsx';
import {
  addToQuiz,
  BANK,
  type BulkAction,
  type BulkEdit,
  changeMany,
  type Filter,
  readBank,
} from './calls.ts';
import { words } from './words.ts';

interface Bulk {
  selected: ReadonlyMap<number, PoolQuestion>;
  select(selected: ReadonlyMap<number, PoolQuestion>): void;
  total: number;
  filter: Filter;
}

/** The actions for all selected questions. */
export function BulkBar({ selected, select, total, filter }: Bulk) {
  const { t } = useTexts(words);
  const [dialog, setDialog] = useState<'quiz' | 'tag' | 'untag' | 'level' | 'category'>();
  const [busy, setBusy] = useState(false);
  const toasts = useToasts();
  const queries = useQueryClient();
  const ids = [...selected.keys()];
  const archived = filter.archived === 'true';
  const close = () => setDialog(undefined);

  const run = async (action: BulkAction, edit: BulkEdit = {}, undo?: BulkAction) => {
    close();
    setBusy(true);
    try {
      const { changed, skipped } = await changeMany(ids, action, edit);
      select(new Map());
      if (changed > 0) {
        toasts.done(t('changed', { n: changed }), undo && (() => void run(undo)));
      }
      const [first] = skipped;
      if (first)
        toasts.done(t('notChanged', { n: skipped.length, why: t(`skipped_${first.reason}`) }));
    } catch (refusal) {
      toasts.refused(refusal);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: BANK });
    }
  };
  const selectFiltered = async () => {
    const all = new Map<number, PoolQuestion>();
    const pages = Math.ceil(Math.min(total, limits.maxChangedAtOnce) / ROWS_A_PAGE);
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
      onConfirm: () => void run('delete'),
    });
  const quiet = (text: string, onClick: () => void) => (
    <button type="button" className={styles.quiet} disabled={busy} onClick={onClick}>
      {text}
    </button>
  );
  return (
    <section className={styles.bulk} aria-label={t('selected', { n: selected.size })}>
      <span role="status">{t('selected', { n: selected.size })}</span>
      {total > selected.size && total <= limits.maxChangedAtOnce && (
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
        {quiet(t('setTag'), () => setDialog('tag'))}
        {quiet(t('setLevel'), () => setDialog('level'))}
        {archived
          ? quiet(t('restore'), () => void run('restore', {}, 'archive'))
          : quiet(t('archive'), () => void run('archive', {}, 'restore'))}
        <Menu position="top-end" width={240} withinPortal={false}>
          <Menu.Target>
            <button type="button" className={styles.quiet} disabled={busy}>
              {t('moreActions')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setDialog('category')}>{t('category')}</Menu.Item>
            <Menu.Item onClick={() => setDialog('untag')}>{t('removeTag')}</Menu.Item>
            <Menu.Item
              leftSection={<RotateCcw size={16} aria-hidden />}
              onClick={() => void run('reset')}
            >
              {t('resetSelected')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={askRemove}>
              {t('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
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
        onClose={close}
        onQuiz={async (quizId) => {
          close();
          try {
            await addToQuiz(quizId, [...selected.values()]);
            toasts.done(t('added', { n: selected.size }));
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
        onClose={close}
        onText={(tag) => void run('edit', { add_tags: [tag] })}
      />
      <AskText
        title={t('removeTag')}
        opened={dialog === 'untag'}
        onClose={close}
        onText={(tag) => void run('edit', { remove_tags: [tag] })}
      />
      <AskText
        title={t('category')}
        hint={t('categoryHint')}
        mayBeEmpty
        opened={dialog === 'category'}
        onClose={close}
        onText={(category) => void run('edit', { category })}
      />
      <AskLevel
        opened={dialog === 'level'}
        onClose={close}
        onLevel={(difficulty) => void run('edit', { difficulty })}
      />
    </section>
  );
}
