import { Button } from '@mantine/core';
import type { ImportReport } from '@quizcast/protocol';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts.ts';
import { Tiles } from './tiles.tsx';
import { words } from './words.ts';

interface Fine {
  report: ImportReport;
  busy: boolean;
  onImport(): void;
}

/** A file without errors: what the import will do, and the button that starts it. */
export function Ready({ report, busy, onImport }: Fine) {
  const { t } = useTexts(words);
  return (
    <>
      <Tiles ready={report.count} wrong={0} duplicates={report.duplicates} />
      <Notes notes={report.notes} />
      <div>
        <Button onClick={onImport} loading={busy} disabled={report.count === 0}>
          {t('importN', { n: report.count })}
        </Button>
      </div>
    </>
  );
}

/** Values that the server adjusts, described in the server's words. */
export function Notes({ notes }: { notes: readonly string[] }) {
  const { t } = useTexts(words);
  if (notes.length === 0) return null;
  return (
    <Panel title={t('notes')}>
      <ul className={layout.plain} lang="en">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Panel>
  );
}
