import { type AuditEntry, portal } from '@quizcast/protocol';
import { moment, number } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { ListPanel } from '../parts/list/list-panel.tsx';
import { useListing } from '../parts/list/listing.ts';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useTexts } from '../texts.ts';
import { actionName, subjectName } from '../trail/action-name.ts';
import { useActor } from '../trail/actor.ts';
import { words as trailWords } from '../trail/words.ts';
import { AuditFilters, filters, isOfAccounts, queryOf } from './audit-filters.tsx';
import { words } from './words.ts';

const PAGE_SIZE = 50;

/** The audit log: who changed what, newest first. */
export function AuditPage() {
  const { t, language } = useTexts(words);
  const listing = useListing(...filters);
  const { shown, page, show } = listing;
  const entries = useQuery({
    queryKey: ['audit', shown, page],
    queryFn: () => {
      const asked = new URLSearchParams({
        page: String(page),
        page_size: String(PAGE_SIZE),
        ...queryOf(shown),
      });
      const log = isOfAccounts(shown) ? 'account-audit' : 'audit';
      return api.get(`/api/admin/${log}?${asked}`, portal.auditPage);
    },
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title={t('title')}
        aside={
          <>
            <Lock size={14} aria-hidden /> {t('unchangeable')}
            {entries.data && ` · ${t('counted', { n: number(language, entries.data.total) })}`}
          </>
        }
      />
      <div className={layout.stack}>
        <AuditFilters shown={shown} show={show} />
        <ListPanel
          label={t('title')}
          query={entries}
          listing={listing}
          size={PAGE_SIZE}
          rowsOf={(found) => found.items}
          none={t('none')}
        >
          {(items) => <EntryTable entries={items} />}
        </ListPanel>
      </div>
    </>
  );
}

function EntryTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { t, language } = useTexts(words);
  const { t: say } = useTexts(trailWords);
  const actor = useActor();
  return (
    <TableScroll>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('subject')}</th>
            <th scope="col">{t('details')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={`${table.soft} ${table.nowrap}`}>
                {moment(language, entry.created_at)}
              </td>
              <td className={table.nowrap}>{actor(entry.actor_id)}</td>
              <th scope="row">{actionName(say, entry.action)}</th>
              <td className={table.nowrap}>
                <Subject entry={entry} />
              </td>
              <td className={table.soft}>{detailsOf(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const pages: Readonly<Record<string, string>> = {
  quiz: '/quizzes/',
  game: '/quizzes/',
  user: '/people?id=',
};

function Subject({ entry: { subject, subject_id: id } }: { entry: AuditEntry }) {
  const { t: say } = useTexts(trailWords);
  const name = `${subjectName(say, subject)}${id ? ` № ${id}` : ''}`;
  const page = pages[subject];
  return page && id ? (
    <Link className={layout.link} to={page + id}>
      {name}
    </Link>
  ) : (
    name
  );
}

/** The maximum number of values of a list that are shown. */
const MAX_LISTED = 5;

function detailOf(value: unknown): string {
  if (Array.isArray(value)) {
    const more = value.length > MAX_LISTED ? ', …' : '';
    return value.slice(0, MAX_LISTED).join(', ') + more;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The details of an entry, as “name: value”. */
function detailsOf({ details = {} }: AuditEntry): string {
  return Object.entries(details)
    .map(([name, value]) => (name === 'detail' ? detailOf(value) : `${name}: ${detailOf(value)}`))
    .join(', ');
}
