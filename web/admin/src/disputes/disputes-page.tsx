import { Select } from '@mantine/core';
import { review } from '@quizcast/protocol';
import { dayAndTime } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { ListPanel } from '../parts/list/list-panel.tsx';
import { useListing } from '../parts/list/listing.ts';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { Pill } from '../parts/marks/pill.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useTexts } from '../texts.ts';
import styles from './disputes.module.css';
import { statusTones } from './status-tones.ts';
import { words } from './words.ts';

const PAGE_SIZE = 20;
const statuses = ['open', 'accepted', 'rejected'] as const;

/** Disputes of players, oldest first. */
export function DisputesPage() {
  const { t, language } = useTexts(words);
  const listing = useListing('status');
  const { shown, page, show } = listing;
  const disputes = useQuery({
    queryKey: ['disputes', shown, page],
    queryFn: () => {
      const asked = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) });
      if (shown.status) asked.set('status', shown.status);
      return api.get(`/api/admin/disputes?${asked}`, review.disputePage);
    },
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('title')}>
        <Select
          w={200}
          aria-label={t('status')}
          placeholder={t('anyStatus')}
          clearable
          clearButtonProps={{ 'aria-label': t('clearFilters') }}
          value={shown.status || null}
          onChange={(status) => show({ status: status ?? '' })}
          data={statuses.map((value) => ({ value, label: t(`status_${value}`) }))}
        />
      </PageHead>
      <ListPanel
        label={t('title')}
        query={disputes}
        listing={listing}
        size={PAGE_SIZE}
        rowsOf={(found) => found.items}
        none={t('none')}
      >
        {(items) => (
          <TableScroll>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('objection')}</th>
                  <th scope="col">{t('quiz')}</th>
                  <th scope="col">{t('status')}</th>
                  <th scope="col">{t('since')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((dispute) => (
                  <tr key={dispute.id}>
                    <td>
                      <Link className={styles.objection ?? ''} to={`/disputes/${dispute.id}`}>
                        {dispute.text}
                      </Link>
                    </td>
                    <td className={layout.soft}>№ {dispute.quiz_id}</td>
                    <td>
                      <Pill tone={statusTones[dispute.status]}>
                        {t(`status_${dispute.status}`)}
                      </Pill>
                    </td>
                    <td className={`${table.soft} ${table.nowrap}`}>
                      {dayAndTime(language, dispute.created_at)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        )}
      </ListPanel>
    </>
  );
}
