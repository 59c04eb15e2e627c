import type { ReactNode } from 'react';
import { Panel } from '../panel.tsx';
import { Empty, EmptyFiltered, Loaded } from '../states.tsx';
import type { useListing } from './listing.ts';
import { Pages } from './pages.tsx';

interface Listed<Data, Row> {
  label: string;
  query: Parameters<typeof Loaded<Data>>[0]['query'];
  listing: Pick<ReturnType<typeof useListing>, 'page' | 'filtered' | 'clear'> & {
    show(change: { page: string }): void;
  };
  /** Rows on a page. */
  size: number;
  rowsOf(data: Data): readonly Row[];
  /** What is shown if there is nothing at all: a sentence, or more. */
  none: ReactNode;
  children(rows: readonly Row[]): ReactNode;
}

/** A panel with one page of a list: its rows, or why there are none, and the pagination. */
export function ListPanel<Data extends { readonly total: number }, Row>({
  label,
  query,
  listing: { page, filtered, clear, show },
  size,
  rowsOf,
  none,
  children,
}: Listed<Data, Row>) {
  return (
    <Panel flush label={label}>
      <Loaded query={query}>
        {(data) => {
          const rows = rowsOf(data);
          if (rows.length === 0 && filtered) return <EmptyFiltered onClear={clear} />;
          if (rows.length === 0 && page === 1)
            return typeof none === 'string' ? <Empty text={none} /> : none;
          return (
            <>
              {children(rows)}
              <Pages
                label={label}
                page={page}
                total={data.total}
                size={size}
                go={(next) => show({ page: String(next) })}
              />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
