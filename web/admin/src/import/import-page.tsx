import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import layout from '../parts/layout.module.css';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { LoadingRows } from '../parts/states.tsx';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import {
  type Checked,
  check,
  idsOf,
  type Reading,
  type Target,
  take,
  undoBankImport,
  undoQuizImport,
} from './calls.ts';
import { Done, type Imported } from './done.tsx';
import { FileStep } from './file-step.tsx';
import { MendTable } from './mend/mend-table.tsx';
import { MendText } from './mend/mend-text.tsx';
import { Ready } from './ready.tsx';
import { RecentImports } from './recent-imports.tsx';
import { Steps } from './steps.tsx';
import { type Mendable, mendable } from './table-file.ts';
import { words } from './words.ts';

interface Loaded {
  readonly file: File;
  readonly reading: Reading;
  readonly checked: Checked;
  readonly mend: Mendable | undefined;
}

/** The import wizard: choose a file, check it, import it. Nothing changes before the last step. */
export function ImportPage() {
  const { t } = useTexts(words);
  const { quizId } = useParams();
  const target: Target = quizId === undefined ? 'bank' : { quizId: Number(quizId) };
  const home = quizId === undefined ? '/questions' : `/quizzes/${quizId}`;
  const queries = useQueryClient();
  const toasts = useToasts();
  const [loaded, setLoaded] = useState<Loaded>();
  const [imported, setImported] = useState<Imported>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const guarded = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const look = (file: File, reading: Reading, mend?: Mendable) =>
    guarded(async () => {
      const checked = await check(target, file, reading);
      setLoaded({ file, reading, checked, mend: mend ?? (await mendable(file)) });
    });
  const bring = (file: File, reading: Reading) =>
    guarded(async () => {
      const before = target === 'bank' ? new Set<number>() : await idsOf(target.quizId);
      const report = await take(target, file, reading);
      await queries.invalidateQueries({ queryKey: target === 'bank' ? ['pool'] : ['quiz'] });
      setImported({ report, before });
    });
  const undo = ({ report, before }: Imported) =>
    guarded(async () => {
      const { removed, kept } =
        target === 'bank'
          ? await undoBankImport(report.import_id ?? 0)
          : await undoQuizImport(target.quizId, before);
      await queries.invalidateQueries({ queryKey: target === 'bank' ? ['pool'] : ['quiz'] });
      setImported(undefined);
      setLoaded(undefined);
      toasts.done(
        [t('undoneN', { n: removed }), kept > 0 && t('undoneKept', { n: kept })]
          .filter(Boolean)
          .join('. '),
      );
    });

  const stage = imported ? 3 : loaded ? 2 : 1;
  return (
    <>
      <PageHead
        title={t('title')}
        back={home}
        aside={
          loaded?.file.name ??
          (quizId === undefined ? t('intoBank') : t('intoQuiz', { id: quizId }))
        }
      >
        <Steps at={stage} />
      </PageHead>
      <div className={layout.stack}>
        <Refusal error={error} />
        {!loaded && !busy && <FileStep onFile={(file, reading) => void look(file, reading)} />}
        {!loaded && !busy && target === 'bank' && <RecentImports />}
        {!loaded && busy && (
          <Panel label={t('checking')}>
            <p className={layout.soft} role="status">
              {t('checking')}
            </p>
            <LoadingRows rows={6} />
          </Panel>
        )}
        {loaded && !imported && (
          <Look
            loaded={loaded}
            busy={busy}
            look={(file, mend) => void look(file, loaded.reading, mend)}
            bring={(file) => void bring(file, loaded.reading)}
          />
        )}
        {imported && (
          <Done
            imported={imported}
            busy={busy}
            {...((target !== 'bank' || imported.report.import_id !== undefined) && {
              undo: () => void undo(imported),
            })}
          >
            <Button component={Link} to={home}>
              {t(quizId === undefined ? 'toBank' : 'toQuiz')}
            </Button>
          </Done>
        )}
        {loaded && !imported && (
          <div>
            <Button
              variant="subtle"
              leftSection={<ArrowLeft size={16} aria-hidden />}
              onClick={() => setLoaded(undefined)}
            >
              {t('other')}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

interface Looking {
  loaded: Loaded;
  busy: boolean;
  look(file: File, mend: Mendable): void;
  bring(file: File): void;
}

/** The result of the check, with the editor that suits the format of the file. */
function Look({ loaded: { file, checked, mend }, busy, look, bring }: Looking) {
  if (checked.type === 'fine') {
    return <Ready report={checked.report} busy={busy} onImport={() => bring(file)} />;
  }
  if (mend?.type === 'table') {
    return (
      <MendTable
        name={file.name}
        grid={mend.grid}
        fileErrors={checked.fileErrors}
        busy={busy}
        onCheck={look}
        onImport={bring}
      />
    );
  }
  return (
    <MendText
      name={file.name}
      text={mend?.text}
      fileErrors={checked.fileErrors}
      busy={busy}
      onCheck={look}
    />
  );
}
