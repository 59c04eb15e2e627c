import { useQueries, useQuery } from '@tanstack/react-query';

export interface PageOfRows<Row> {
  readonly items: readonly Row[];
  readonly total: number;
}

export const ROWS_A_PAGE = 100;

interface Source<Row> {
  /** The key of the list and its filter; a different key means a different list. */
  queryKey: readonly unknown[];
  /** Reads one page of `ROWS_A_PAGE` rows, counted from 1. */
  read(page: number): Promise<PageOfRows<Row>>;
}

/** A list of any length. A page is fetched when its rows become visible. */
export function useRowsOfPages<Row>({ queryKey, read }: Source<Row>) {
  const page = (number: number) => ({
    queryKey: [...queryKey, 'page', number],
    queryFn: () => read(number),
    staleTime: 30_000,
  });
  const first = useQuery(page(1));
  return { first, total: first.data?.total ?? 0, page };
}

export type RowsOfPages<Row> = ReturnType<typeof useRowsOfPages<Row>>;

/** The fetched rows between two positions. */
export function useRowsBetween<Row>(
  rows: RowsOfPages<Row>,
  from: number,
  to: number,
): readonly (Row | undefined)[] {
  const firstPage = Math.floor(from / ROWS_A_PAGE) + 1;
  const lastPage = Math.max(firstPage, Math.ceil(to / ROWS_A_PAGE));
  const numbers = Array.from({ length: lastPage - firstPage + 1 }, (_, n) => firstPage + n);
  const pages = useQueries({ queries: numbers.map((number) => rows.page(number)) });
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
    const place = from + offset;
    const page = pages[Math.floor(place / ROWS_A_PAGE) + 1 - firstPage];
    return page?.data?.items[place % ROWS_A_PAGE];
  });
}
