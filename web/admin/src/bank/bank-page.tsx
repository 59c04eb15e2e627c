import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type PoolQuestion, type PoolStatistics, portal } from '@quizcast/protocol';
import { number, Rich } from '@quizcast/words';
import { useQueryClient } from '@tanstack/react-query';
import { Columns3, Download, Ellipsis, FileUp, Plus, RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { useListing } from '../parts/list/listing.ts';
import { useRowsOfPages } from '../parts/list/rows-of-pages.ts';
import { VirtualTable } from '../parts/list/virtual-table.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { usePainted } from '../parts/painted.ts';
import { Panel } from '../parts/panel.tsx';
import { Empty, EmptyFiltered, Failed, LoadingRows } from '../parts/states.tsx';
import { useToasts } from '../parts/toast.tsx';
import { usePoolStatistics } from '../readiness/calls.ts';
import { useTexts } from '../texts.ts';
import { BankFilters } from './bank-filters.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { BANK, filters, readBank } from './calls.ts';
import { useBankColumns } from './columns.tsx';
import { FreeQuestions } from './free-questions.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { words } from './words.ts';

/** The question bank, which may hold more than a hundred thousand questions. */
export function BankPage() {
  const { t } = useTexts(words);
  const { shown: filter, show, filtered, clear } = useListing(...filters);
  const rows = useRowsOfPages<PoolQuestion>({
    queryKey: [...BANK, 'rows', filter],
    read: (page) => readBank(filter, page),
  });
  const { data: statistics } = usePoolStatistics(usePainted(!rows.first.isPending));
  const [selected, setSelected] = useState<ReadonlyMap<number, PoolQuestion>>(new Map());
  const [edited, setEdited] = useState<PoolQuestion | 'new'>();
  const [hidden, setHidden] = useState<Readonly<Record<string, boolean>>>({
    category: false,
    asked: false,
  });
  const toggle = (question: PoolQuestion) => {
    const next = new Map(selected);
    if (!next.delete(question.id)) next.set(question.id, question);
    setSelected(next);
  };
  const columns = useBankColumns({ selected, toggle, edit: setEdited });
  const narrowed = useMemo(() => (filtered ? filter : undefined), [filtered, filter]);
  return (
    <>
      <PageHead title={t('title')} aside={statistics && <Counted statistics={statistics} />}>
        <BankMenu />
        <Button
          variant="default"
          component={Link}
          to="/questions/import"
          leftSection={<FileUp size={16} aria-hidden />}
        >
          {t('import')}
        </Button>
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
          {t('newQuestion')}
        </Button>
      </PageHead>
      <div className={layout.stack}>
        <FreeQuestions
          statistics={statistics}
          chosen={filter.difficulty}
          choose={(difficulty) => show({ difficulty })}
        />
        <div className={layout.row}>
          <BankFilters filter={filter} statistics={statistics} show={show} />
          <Menu closeOnItemClick={false} position="bottom-end" withinPortal={false}>
            <Menu.Target>
              <ActionIcon variant="subtle" size={42} aria-label={t('columns')}>
                <Columns3 size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {columns
                .filter(({ id }) => !['select', 'question', 'more'].includes(id))
                .map(({ id, header }) => (
                  <Menu.Item
                    key={id}
                    component="div"
                    onClick={() => setHidden({ ...hidden, [id]: hidden[id] === false })}
                  >
                    <Checkbox readOnly label={header} checked={hidden[id] !== false} />
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        </div>
        <Panel flush label={t('title')}>
          {rows.first.error && rows.first.data === undefined && (
            <Failed error={rows.first.error} onRetry={() => void rows.first.refetch()} />
          )}
          {rows.first.isPending && <LoadingRows rows={10} />}
          {rows.first.data?.total === 0 &&
            (filtered ? (
              <EmptyFiltered onClear={clear} />
            ) : (
              <Empty text={t('none')}>
                <p className={layout.soft}>{t('noneHint')}</p>
              </Empty>
            ))}
          {rows.total > 0 && (
            <VirtualTable
              label={t('title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              isSelected={({ id }) => selected.has(id)}
              hidden={hidden}
              height={`calc(100dvh - ${selected.size > 0 ? 360 : 284}px)`}
            />
          )}
        </Panel>
        {selected.size > 0 && (
          <BulkBar
            selected={selected}
            select={setSelected}
            total={rows.total}
            filter={narrowed ?? filter}
          />
        )}
      </div>
      <QuestionDialog
        key={edited === 'new' ? 'new' : edited?.id}
        question={edited}
        onClose={() => setEdited(undefined)}
      />
    </>
  );
}

function Counted({ statistics: data }: { statistics: PoolStatistics }) {
  const { t, language } = useTexts(words);
  const text = t('counted', {
    total: number(language, data.total),
    used: number(language, data.used),
    free: number(language, data.available),
    archived: data.archived ?? 0,
  });
  return (
    <span>
      <Rich text={text} tags={{ b: (inside) => <strong>{inside}</strong> }} />
    </span>
  );
}

/** The menu for exporting the whole bank and for marking all questions as unused. */
function BankMenu() {
  const { t } = useTexts(words);
  const toasts = useToasts();
  const queries = useQueryClient();
  const reset = useAsking(() => api.post('/api/admin/question-pool/reset', {}, portal.poolReset));
  const ask = () =>
    modals.openConfirmModal({
      title: t('reset'),
      children: <p className={layout.soft}>{t('resetSure')}</p>,
      labels: { confirm: t('reset'), cancel: t('keep') },
      confirmProps: { variant: 'outline' },
      onConfirm: () =>
        reset.run(undefined, ({ count }) => {
          toasts.done(t('resetDone', { n: count }));
          void queries.invalidateQueries({ queryKey: BANK });
        }),
    });
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" size={40} aria-label={t('more')}>
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv', 'json'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={`/api/admin/question-pool/export?format=${format}`}
            leftSection={<Download size={16} aria-hidden />}
          >
            {t('export', { format: format.toUpperCase() })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<RotateCcw size={16} aria-hidden />} onClick={ask}>
          {t('reset')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
