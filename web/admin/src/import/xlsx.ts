import { unzipSync } from 'fflate';

/**
 * Larger than any workbook of 20 000 questions. It limits the size to which a zip file may be
 * unpacked.
 */
const MAX_UNPACKED = 200 * 1024 * 1024;

/**
 * The first sheet of a workbook as texts, by row and column. Reads only what a question file needs:
 * texts, numbers and stored results of formulas.
 */
export function sheetOf(file: Uint8Array): string[][] {
  let unpacked = 0;
  const parts = unzipSync(file, {
    filter: ({ name, originalSize }) => {
      const wanted =
        /^xl\/(sharedStrings\.xml|workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(
          name,
        );
      if (wanted) unpacked += originalSize;
      if (unpacked > MAX_UNPACKED) throw new Error('The workbook is too large');
      return wanted;
    },
  });
  const xml = (name: string) => {
    const part = parts[name];
    return part && new DOMParser().parseFromString(new TextDecoder().decode(part), 'text/xml');
  };
  const shared = [...(xml('xl/sharedStrings.xml')?.getElementsByTagName('si') ?? [])].map(textOf);
  const sheet = xml(firstSheet(xml('xl/workbook.xml'), xml('xl/_rels/workbook.xml.rels')));
  const rows: string[][] = [];
  for (const row of sheet?.getElementsByTagName('row') ?? []) {
    const number = Number(row.getAttribute('r')) || rows.length + 1;
    while (rows.length < number) rows.push([]);
    const cells = rows[number - 1] ?? [];
    for (const cell of row.getElementsByTagName('c')) {
      const column = columnOf(cell.getAttribute('r') ?? '') ?? cells.length;
      while (cells.length <= column) cells.push('');
      cells[column] = cellText(cell, shared);
    }
  }
  return rows;
}

function firstSheet(workbook: Document | undefined, relations: Document | undefined): string {
  const id = workbook?.getElementsByTagName('sheet')[0]?.getAttribute('r:id');
  const target = [...(relations?.getElementsByTagName('Relationship') ?? [])]
    .find((relation) => relation.getAttribute('Id') === id)
    ?.getAttribute('Target');
  return target ? `xl/${target.replace(/^\/?(xl\/)?/, '')}` : 'xl/worksheets/sheet1.xml';
}

function cellText(cell: Element, shared: readonly string[]): string {
  const value = cell.getElementsByTagName('v')[0]?.textContent ?? '';
  switch (cell.getAttribute('t')) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'inlineStr':
      return textOf(cell);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    default:
      return value;
  }
}

/** The text of a cell's runs, without phonetic readings. */
function textOf(element: Element): string {
  return [...element.getElementsByTagName('t')]
    .filter((run) => run.parentElement?.tagName !== 'rPh')
    .map((run) => run.textContent ?? '')
    .join('');
}

/** 0-based: A is 0, AA is 26. */
export function columnOf(cell: string): number | undefined {
  const letters = /^[A-Z]+/.exec(cell)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
