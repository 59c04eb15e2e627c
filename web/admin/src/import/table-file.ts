import Papa from 'papaparse';
import { type Grid, gridOf } from './mend/grid.ts';

/** A file that can be corrected in the browser: a table cell by cell, or a text line by line. */
export type Mendable =
  | { readonly type: 'table'; readonly grid: Grid }
  | { readonly type: 'text'; readonly text: string };

/** Reads a file for display. A file that cannot be shown can still be imported unchanged. */
export async function mendable(file: File): Promise<Mendable | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    // Only workbooks need the zip library, so it is loaded on demand.
    const { sheetOf } = await import('./xlsx.ts');
    const grid = gridOf(sheetOf(bytes));
    return grid && { type: 'table', grid };
  }
  const text = decoded(bytes);
  if (/^\s*[[{]/.test(text) || /^\s*ANSWER\s*:/im.test(text)) return { type: 'text', text };
  const { data } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: false,
  });
  const grid = gridOf(data);
  return grid ? { type: 'table', grid } : { type: 'text', text };
}

function decoded(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const wideBig = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  return new TextDecoder(wide ?? wideBig ?? 'utf-8').decode(bytes);
}

/** The most frequent separator in the first line. The server uses the same rule. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (sign: string) => first.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

export function csvFile(grid: Grid, name: string): File {
  const width = Math.max(...grid.rows.map((row) => row.length));
  const rows = grid.rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
  return new File([`\ufeff${Papa.unparse(rows)}`], name, { type: 'text/csv' });
}

export function textFile(text: string, name: string): File {
  return new File([text], name, { type: 'text/plain' });
}
