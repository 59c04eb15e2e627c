import type { FileError } from '@quizcast/protocol';

/** A question file as a table that can be shown and corrected cell by cell. */
export interface Grid {
  readonly rows: readonly (readonly string[])[];
  /** Index of the header row, from 0. */
  readonly header: number;
}

export interface Mistake {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

/** The header is searched for in this many rows, because templates have explanations above it. */
const HEADER_WITHIN = 20;

/** The table with its header; undefined if no row looks like a header. */
export function gridOf(rows: readonly (readonly string[])[]): Grid | undefined {
  const header = rows.slice(0, HEADER_WITHIN).findIndex((row) => isOwnHeader(row) || isKahoot(row));
  // Ignores the line break at the end of a file.
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  return header < 0 ? undefined : { rows: rows.slice(0, last + 1), header };
}

function isOwnHeader(row: readonly string[]): boolean {
  const names = row.map((name) => name.trim().toLowerCase());
  return names.includes('correct') && names.some((name) => /^text\.[a-z]{2,3}/.test(name));
}

function isKahoot(row: readonly string[]): boolean {
  const names = row.map((name) => name.trim().toLowerCase());
  return (
    names.some((name) => name.startsWith('question')) &&
    names.some((name) => /^answer 1\b/.test(name)) &&
    names.some((name) => name.startsWith('correct answer'))
  );
}

/** Whether a row contains a question. Templates also number unused rows. */
export function isUsed({ rows, header }: Grid, row: number): boolean {
  if (row <= header) return false;
  const names = rows[header] ?? [];
  return (rows[row] ?? []).some(
    (cell, column) =>
      cell.trim() !== '' && (column > 0 || /^(text|option|correct)/i.test(names[0] ?? '')),
  );
}

/** Parses `B7` as row 6, column 1; returns nothing for a location of another form. */
export function placeOf(cell: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

export function mistakesOf(fileErrors: readonly FileError[]): readonly Mistake[] {
  return fileErrors.flatMap(({ cell, message }) => {
    const place = cell === undefined ? undefined : placeOf(cell);
    return place ? [{ ...place, message }] : [];
  });
}

export function withCell(grid: Grid, row: number, column: number, text: string): Grid {
  const cells = [...(grid.rows[row] ?? [])];
  while (cells.length <= column) cells.push('');
  cells[column] = text;
  return { ...grid, rows: grid.rows.with(row, cells) };
}

/** The rows that contain questions. */
export function questionRows(grid: Grid): readonly number[] {
  return grid.rows.flatMap((_, row) => (isUsed(grid, row) ? [row] : []));
}

/** Keeps the rows for which `keep` is true, the header and everything above it. */
export function onlyRows(grid: Grid, keep: (row: number) => boolean): Grid {
  const rows = grid.rows.filter((_, row) => row <= grid.header || keep(row));
  return { ...grid, rows };
}

/** The next error after a cell, row by row. After the last error comes the first one. */
export function nextMistake(
  mistakes: readonly Mistake[],
  after: { row: number; column: number },
): Mistake | undefined {
  const ordered = [...mistakes].sort((a, b) => a.row - b.row || a.column - b.column);
  return (
    ordered.find(
      ({ row, column }) => row > after.row || (row === after.row && column > after.column),
    ) ?? ordered[0]
  );
}

/** The kind of a column, which decides how a cell is edited. */
export function kindOf(name: string): 'right' | 'text' {
  return /^correct/i.test(name.trim()) ? 'right' : 'text';
}
