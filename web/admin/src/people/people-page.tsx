import { Button, SegmentedControl } from '@mantine/core';
import { type Account, portal } from '@quizcast/protocol';
import { number } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import layout from '../parts/layout.module.css';
import { useListing } from '../parts/list/listing.ts';
import { ROWS_A_PAGE, useRowsOfPages } from '../parts/list/rows-of-pages.ts';
import { SearchField } from '../parts/list/search-field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, EmptyFiltered, Failed, Loaded, LoadingRows } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { AuditTrail } from '../trail/audit-trail.tsx';
import styles from './people.module.css';
import { PeopleList } from './people-list.tsx';
import { Person } from './person.tsx';
import { words } from './words.ts';

/** The users: their data, their roles, and what admins did to their accounts. */
export function PeoplePage() {
  const { t, language } = useTexts(words);
  const may = useMay();
  const { shown, show, filtered, clear } = useListing('search', 'deleted', 'id');
  const rows = useRowsOfPages<Account>({
    queryKey: ['people', shown.search, shown.deleted],
    read: async (page) => {
      const asked = new URLSearchParams({
        page: String(page),
        page_size: String(ROWS_A_PAGE),
        search: shown.search,
        ...(shown.deleted && { deleted: 'true' }),
      });
      const { users, total } = await api.get(`/api/admin/users?${asked}`, portal.accountPage);
      return { items: users, total };
    },
  });
  const chosen = Number(shown.id) || undefined;
  return (
    <>
      <PageHead
        title={t('title')}
        aside={rows.total > 0 && t('counted', { n: number(language, rows.total) })}
      >
        <SearchField
          label={t('searchBy')}
          value={shown.search}
          // The search follows the typing with a delay and must not close the record that was
          // opened in the meantime.
          onSearch={(search) => show({ search })}
        />
        <SegmentedControl
          aria-label={t('whom')}
          value={shown.deleted}
          onChange={(deleted) => show({ deleted, id: '' })}
          data={[
            { value: '', label: t('here') },
            { value: 'true', label: t('left') },
          ]}
        />
        {may('bans') && (
          <Button variant="default" component={Link} to="/people/bans">
            {t('bans')}
          </Button>
        )}
        {may('deletions') && (
          <Button variant="default" component={Link} to="/people/deletions">
            {t('deletions')}
          </Button>
        )}
      </PageHead>
      <div className={styles.columns}>
        <Panel flush label={t('title')}>
          {rows.first.error && rows.first.data === undefined && (
            <Failed error={rows.first.error} onRetry={() => void rows.first.refetch()} />
          )}
          {rows.first.isPending && <LoadingRows rows={8} height={66} />}
          {rows.first.data?.total === 0 &&
            (filtered ? <EmptyFiltered onClear={clear} /> : <Empty text={t('none')} />)}
          {rows.total > 0 && (
            <PeopleList rows={rows} chosen={chosen} choose={(id) => show({ id: String(id) })} />
          )}
        </Panel>
        {chosen === undefined ? (
          <Panel label={t('choose')}>
            <Empty text={t('choose')} />
          </Panel>
        ) : (
          <>
            <Person key={chosen} id={chosen} />
            {may('audit') && <Trail id={chosen} />}
          </>
        )}
      </div>
    </>
  );
}

/** The entries of the audit log about this person. */
function Trail({ id }: { id: number }) {
  const { t } = useTexts(words);
  const trail = useQuery({
    queryKey: ['audit', 'user', id],
    queryFn: () =>
      api.get(`/api/admin/audit?subject=user&subject_id=${id}&page_size=50`, portal.auditPage),
  });
  return (
    <Panel title={t('trail')}>
      <Loaded query={trail}>
        {({ items }) =>
          items.length === 0 ? <Empty text={t('trailNone')} /> : <AuditTrail entries={items} />
        }
      </Loaded>
      <p className={layout.soft}>
        <Lock size={14} aria-hidden /> {t('trailLocked')}
      </p>
    </Panel>
  );
}
