import { Button } from '@mantine/core';
import type { ImportReport } from '@quizcast/protocol';
import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts.ts';
import { Notes } from './ready.tsx';
import { words } from './words.ts';

export interface Imported {
  readonly report: ImportReport;
  readonly before: ReadonlySet<number>;
}

interface Outcome {
  imported: Imported;
  busy: boolean;
  /** Absent if the server cannot undo the import. */
  undo?: () => void;
  /** The page to go to after the import. */
  children: ReactNode;
}

export function Done({ imported: { report }, busy, undo, children }: Outcome) {
  const { t } = useTexts(words);
  return (
    <>
      <Panel label={t('stepImport')}>
        <div className={layout.stack}>
          <p role="status">
            <strong>{t('done', { n: report.count })}</strong>{' '}
            {report.duplicates > 0 && t('doneDuplicates', { n: report.duplicates })}
          </p>
          <div className={layout.row}>
            {children}
            {undo && (
              <Button
                variant="default"
                leftSection={<Undo2 size={16} aria-hidden />}
                loading={busy}
                onClick={undo}
              >
                {t('undoImport')}
              </Button>
            )}
          </div>
        </div>
      </Panel>
      <Notes notes={report.notes} />
    </>
  );
}
