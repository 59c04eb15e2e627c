import type { Flaw } from '@quizcast/protocol';

/** A file of questions as a table: what can be shown cell by cell and mended in place. */
export interface Grid {
  readonly rows: readonly (readonly string[])[];
  /** 0-based place of the row that names the columns. */
  readonly header: number;
}

export interface Mistake {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

/** A header is looked for within these rows: templates have explanations above. */
const HEADER_WITHIN = 20;

/** The table with its header, or nothing where no row looks like one. */
export function gridOf(rows: readonly (readonly string[])[]): Grid | undefined {
  const header = rows.slice(0, HEADER_WITHIN).findIndex((row) => isOwnHeader(row) || isKahoot(row));
  // The line break at the end of a file is no question.
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

/** Whether a row holds a question: templates number rows that nobody used. */
export function isUsed({ rows, header }: Grid, row: number): boolean {
  if (row <= header) return false;
  const names = rows[header] ?? [];
  return (rows[row] ?? []).some(
    (cell, column) =>
      cell.trim() !== '' && (column > 0 || /^(text|option|correct)/i.test(names[0] ?? '')),
  );
}

/** `B7` is row 6, column 1; a place of another kind is none of a grid. */
export function placeOf(cell: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

export function mistakesOf(flaws: readonly Flaw[]): readonly Mistake[] {
  return flaws.flatMap(({ cell, message }) => {
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

/** Which rows of questions there are, by what stands in them. */
export function questionRows(grid: Grid): readonly number[] {
  return grid.rows.flatMap((_, row) => (isUsed(grid, row) ? [row] : []));
}

/** The header and the rows for which `keep` holds; what stands above the header stays. */
export function onlyRows(grid: Grid, keep: (row: number) => boolean): Grid {
  const rows = grid.rows.filter((_, row) => row <= grid.header || keep(row));
  return { ...grid, rows };
}

/** The next mistake after a cell, row by row; from the last one it goes to the first. */
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

/** What a column holds, as far as it changes how a cell is edited. */
export function kindOf(name: string): 'right' | 'text' {
  return /^correct/i.test(name.trim()) ? 'right' : 'text';
}
