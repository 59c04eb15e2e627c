import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { Scrolling } from '../../parts/list/scrolling.tsx';
import { useTexts } from '../../texts.ts';
import { words } from '../words.ts';
import { CellEditor } from './cell-editor.tsx';
import styles from './cell-grid.module.css';
import { type Grid, kindOf, type Mistake, nextMistake } from './grid.ts';

interface Cells {
  grid: Grid;
  /** The rows that are shown. */
  rows: readonly number[];
  mistakes: readonly Mistake[];
  /** The file as it was checked. An error is hidden once its cell has changed. */
  original: Grid;
  onCell(row: number, column: number, text: string): void;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

const ROW = 44;

/** The cells of the file. Enter or a press edits a cell, and Tab goes to the next error. */
export function CellGrid({ grid, rows, mistakes, original, onCell }: Cells) {
  const { t } = useTexts(words);
  const [editing, setEditing] = useState<Place>();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const names = grid.rows[grid.header] ?? [];
  const columns = names.flatMap((name, column) => (name.trim() === '' ? [] : [column]));
  const messageAt = (row: number, column: number) => {
    const changed = grid.rows[row]?.[column] !== original.rows[row]?.[column];
    if (changed) return undefined;
    return mistakes.find((one) => one.row === row && one.column === column)?.message;
  };
  const open = mistakes.filter(({ row, column }) => messageAt(row, column) !== undefined);
  const commit = (place: Place, text: string, onward: boolean) => {
    if (text !== (grid.rows[place.row]?.[place.column] ?? ''))
      onCell(place.row, place.column, text);
    const rest = open.filter(({ row, column }) => row !== place.row || column !== place.column);
    const next = onward ? nextMistake(rest, place) : undefined;
    setEditing(next);
    if (next) virtual.scrollToIndex(rows.indexOf(next.row));
  };
  const items = virtual.getVirtualItems();
  return (
    <Scrolling ref={scroll} className={styles.scroll} label={t('stepCheck')}>
      <table className={styles.grid} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={widthOf(names[column] ?? '')}>
                {names[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={items[0]?.start ?? 0} columns={columns.length + 1} />
          {items.map(({ index }) => {
            const row = rows[index] ?? 0;
            return (
              <tr key={row} aria-rowindex={index + 2}>
                <th scope="row">{row + 1}</th>
                {columns.map((column) => {
                  const message = messageAt(row, column);
                  const text = grid.rows[row]?.[column] ?? '';
                  const seen = text || (message ? t('emptyCell') : '–');
                  const here = editing?.row === row && editing.column === column;
                  return (
                    <td
                      key={column}
                      className={message && !here ? styles.wrong : here ? styles.editing : ''}
                    >
                      {here ? (
                        <CellEditor
                          column={names[column] ?? ''}
                          label={t('cellOf', { column: names[column] ?? '', row: row + 1 })}
                          text={text}
                          message={message}
                          kind={kindOf(names[column] ?? '')}
                          onCommit={(next, onward) => commit({ row, column }, next, onward)}
                          onCancel={() => setEditing(undefined)}
                        />
                      ) : (
                        <button
                          type="button"
                          title={message}
                          aria-label={[names[column], seen, message].filter(Boolean).join(': ')}
                          onClick={() => setEditing({ row, column })}
                        >
                          <span>{seen}</span>
                          {message && <CircleAlert size={14} aria-hidden />}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Spacer
            height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)}
            columns={columns.length + 1}
          />
        </tbody>
      </table>
    </Scrolling>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function widthOf(name: string): string {
  if (/^(text|question)/i.test(name)) return styles.wide ?? '';
  if (/^(correct|difficulty|time|position|point)/i.test(name)) return styles.narrow ?? '';
  return styles.middle ?? '';
}
