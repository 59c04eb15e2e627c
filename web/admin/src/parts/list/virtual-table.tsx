import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useMemo, useRef } from 'react';
import { type RowsOfPages, useRowsBetween } from './rows-of-pages.ts';
import { Scrolling } from './scrolling.tsx';
import table from './table.module.css';
import styles from './virtual-table.module.css';

/** A column: its name, and the cell that it has in a row. */
export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  readonly width?: number | string;
}

interface Shown<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: RowsOfPages<Row>;
  rowKey(row: Row): string | number;
  isSelected?: ((row: Row) => boolean) | undefined;
  onRow?: ((row: Row) => void) | undefined;
  hidden?: Readonly<Record<string, boolean>>;
  height?: string;
}

const ROW = 44;
/**
 * The minimum width of the column that has no width of its own. Otherwise the other columns would
 * push it off a narrow screen.
 */
const MIN_FLEXIBLE = 220;
const NO_ROWS: object[] = [];
const NOTHING_HIDDEN: Readonly<Record<string, boolean>> = {};
const features = tableFeatures({ columnVisibilityFeature });

/**
 * A table of any length. Only visible rows are in the DOM, between two spacers with the height of
 * the others. It is a real table that tells screen readers the full number of rows.
 */
export function VirtualTable<Row>(parts: Shown<Row>) {
  const { label, columns, rows, rowKey, isSelected, onRow, hidden = NOTHING_HIDDEN } = parts;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? -1) + 1;
  const shown = useRowsBetween(rows, from, to);
  const definitions = useMemo(() => definitionsOf(columns), [columns]);
  // Contains only the columns and their visibility, because the visible rows change with every
  // frame of a scroll.
  const model = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    state: { columnVisibility: hidden },
  });
  const visible = useMemo(
    () => columns.filter(({ id }) => hidden[id] !== false),
    [columns, hidden],
  );
  const minWidth = visible.reduce(
    (sum, { width }) => sum + (typeof width === 'number' ? width : MIN_FLEXIBLE),
    0,
  );
  const numeric = new Set(columns.filter((column) => column.numeric).map(({ id }) => id));
  return (
    <Scrolling
      ref={scroll}
      className={styles.scroll}
      style={{ height: parts.height }}
      label={label}
    >
      <table
        className={`${table.table} ${styles.table}`}
        style={{ minWidth }}
        aria-rowcount={rows.total + 1}
      >
        <colgroup>
          {visible.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          {model.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className={numeric.has(header.column.id) ? table.number : undefined}
                >
                  <model.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={items[0]?.start ?? 0} columns={visible.length} />
          {shown.map((row, offset) => (
            <Line
              key={row === undefined ? `place-${from + offset}` : rowKey(row)}
              row={row}
              place={from + offset}
              columns={visible}
              selected={row !== undefined && (isSelected?.(row) ?? false)}
              onRow={onRow}
            />
          ))}
          <Spacer
            height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)}
            columns={visible.length}
          />
        </tbody>
      </table>
    </Scrolling>
  );
}

interface LineParts<Row> {
  /** Absent until the row has been read. */
  row: Row | undefined;
  place: number;
  columns: readonly Column<Row>[];
  selected: boolean;
  onRow: ((row: Row) => void) | undefined;
}

/** One row. While scrolling, only the rows that become visible are rendered. */
const Line = memo(function Line<Row>({ row, place, columns, selected, onRow }: LineParts<Row>) {
  return (
    <tr
      className={styles.row}
      aria-rowindex={place + 2}
      data-selected={selected || undefined}
      onClick={onRow && row !== undefined ? () => onRow(row) : undefined}
    >
      {columns.map(({ id, numeric, cell }) => (
        <td key={id} className={numeric ? table.number : undefined}>
          {row === undefined ? <span className={styles.bar} /> : cell(row)}
        </td>
      ))}
    </tr>
  );
}) as <Row>(parts: LineParts<Row>) => ReactNode;

function definitionsOf<Row>(columns: readonly Column<Row>[]): ColumnDef<typeof features, object>[] {
  const helper = createColumnHelper<typeof features, object>();
  return columns.map(({ id, header }) => helper.display({ id, header: () => header }));
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr className={styles.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
