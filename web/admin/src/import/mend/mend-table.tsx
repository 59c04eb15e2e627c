import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import type { FileError } from '@quizcast/protocol';
import { Keyboard } from 'lucide-react';
import { useMemo, useState } from 'react';
import layout from '../../parts/layout.module.css';
import { useTexts } from '../../texts.ts';
import { saveFile } from '../save-file.ts';
import { csvFile, type Mendable } from '../table-file.ts';
import { Tiles } from '../tiles.tsx';
import { words } from '../words.ts';
import { CellGrid } from './cell-grid.tsx';
import { type Grid, mistakesOf, onlyRows, questionRows, withCell } from './grid.ts';

interface Mending {
  name: string;
  grid: Grid;
  fileErrors: readonly FileError[];
  busy: boolean;
  onCheck(file: File, mend: Mendable): void;
  onImport(file: File): void;
}

/** The maximum number of errors that the server lists. */
const LISTED = 200;

/** A table with errors in its cells. Rows can be corrected there or left out of the import. */
export function MendTable({ name, grid: given, fileErrors, busy, onCheck, onImport }: Mending) {
  const { t } = useTexts(words);
  const [grid, setGrid] = useState(given);
  const [shown, setShown] = useState('needs');
  const [skipping, setSkipping] = useState(false);
  const mistakes = useMemo(() => mistakesOf(fileErrors), [fileErrors]);
  const wrongRows = useMemo(() => new Set(mistakes.map(({ row }) => row)), [mistakes]);
  const all = useMemo(() => questionRows(grid), [grid]);
  const rows = shown === 'all' ? all : [...wrongRows].sort((a, b) => a - b);
  const ready = all.filter((row) => !wrongRows.has(row)).length;
  const changed = grid !== given;
  const csvName = `${name.replace(/\.\w+$/, '')}.csv`;
  const partial = skipping && !changed && ready > 0 && fileErrors.length < LISTED;
  const importRight = () => {
    saveFile(
      csvFile(
        onlyRows(grid, (row) => wrongRows.has(row)),
        `skipped-${csvName}`,
      ),
    );
    onImport(
      csvFile(
        onlyRows(grid, (row) => !wrongRows.has(row)),
        csvName,
      ),
    );
  };
  return (
    <>
      <Tiles ready={ready} wrong={wrongRows.size} />
      <div className={layout.between}>
        <SegmentedControl
          aria-label={t('stepCheck')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'needs', label: t('tabNeeds', { n: wrongRows.size }) },
            { value: 'all', label: t('tabAll', { n: all.length }) },
          ]}
        />
        <span className={layout.soft}>
          <Keyboard size={16} aria-hidden /> {t('help')}
        </span>
      </div>
      {fileErrors.length >= LISTED && (
        <p className={layout.note}>{t('moreErrors', { n: LISTED })}</p>
      )}
      <CellGrid
        grid={grid}
        rows={rows}
        mistakes={mistakes}
        original={given}
        onCell={(row, column, text) => setGrid(withCell(grid, row, column, text))}
      />
      <div className={layout.between}>
        <Checkbox
          label={t('skip', { n: wrongRows.size })}
          checked={skipping}
          disabled={changed || ready === 0 || fileErrors.length >= LISTED}
          onChange={({ currentTarget }) => setSkipping(currentTarget.checked)}
        />
        <span className={layout.row}>
          <Button
            variant={partial ? 'default' : 'filled'}
            loading={busy}
            onClick={() => onCheck(csvFile(grid, csvName), { type: 'table', grid })}
          >
            {t('recheck')}
          </Button>
          <Button disabled={!partial} loading={busy} onClick={importRight}>
            {t('importN', { n: ready })}
          </Button>
        </span>
      </div>
    </>
  );
}
