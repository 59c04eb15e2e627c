import { Button, Textarea } from '@mantine/core';
import type { FileError } from '@quizcast/protocol';
import { useState } from 'react';
import layout from '../../parts/layout.module.css';
import table from '../../parts/list/table.module.css';
import { TableScroll } from '../../parts/list/table-scroll.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useTexts } from '../../texts.ts';
import { type Mendable, textFile } from '../table-file.ts';
import { Tiles } from '../tiles.tsx';
import { words } from '../words.ts';

interface Mending {
  name: string;
  /** Absent if the file is not a text. */
  text: string | undefined;
  fileErrors: readonly FileError[];
  busy: boolean;
  onCheck(file: File, mend: Mendable): void;
}

/** The list of errors beside the editable text, for formats without cells. */
export function MendText({ name, text, fileErrors, busy, onCheck }: Mending) {
  const { t } = useTexts(words);
  const [written, setWritten] = useState(text ?? '');
  const wrong = new Set(fileErrors.map(({ index }) => index)).size;
  return (
    <>
      <Tiles ready={0} wrong={wrong} />
      <Panel flush title={t('problem')}>
        <TableScroll>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('place')}</th>
                <th scope="col">{t('problem')}</th>
              </tr>
            </thead>
            <tbody>
              {fileErrors.map(({ index, field, cell, message }) => (
                <tr key={`${index} ${field} ${cell} ${message}`}>
                  <th scope="row">{cell ?? `${index + 1}: ${field}`}</th>
                  <td lang="en">{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Panel>
      {text === undefined ? (
        <p className={layout.note}>{t('cannotShow')}</p>
      ) : (
        <Panel title={name}>
          <div className={layout.stack}>
            <Textarea
              aria-label={name}
              autosize
              minRows={10}
              maxRows={24}
              spellCheck={false}
              styles={{ input: { fontFamily: 'monospace', fontSize: 13 } }}
              value={written}
              onChange={({ currentTarget }) => setWritten(currentTarget.value)}
            />
            <div>
              <Button
                loading={busy}
                onClick={() => onCheck(textFile(written, name), { type: 'text', text: written })}
              >
                {t('recheck')}
              </Button>
            </div>
          </div>
        </Panel>
      )}
    </>
  );
}
