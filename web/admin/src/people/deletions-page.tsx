import { review } from '@quizcast/protocol';
import { moment } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { ListPanel } from '../parts/list/list-panel.tsx';
import { useListing } from '../parts/list/listing.ts';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { Pill, type Tone } from '../parts/marks/pill.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

const PAGE_SIZE = 20;
const services = ['auth-service', 'user-service', 'quiz-service'] as const;
const tones: Record<'done' | 'pending' | 'unknown', Tone> = {
  done: 'right',
  pending: 'light',
  unknown: 'wrong',
};

/** The progress of account deletions, which continue by themselves. */
export function DeletionsPage() {
  const { t, language } = useTexts(words);
  const listing = useListing();
  const { page } = listing;
  const deletions = useQuery({
    queryKey: ['deletions', page],
    queryFn: () =>
      api.get(`/api/admin/deletions?page=${page}&page_size=${PAGE_SIZE}`, review.deletionPage),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  return (
    <>
      <PageHead title={t('deletionsTitle')} back="/people" />
      <div className={layout.stack}>
        <p className={layout.soft}>{t('deletionsLead')}</p>
        <ListPanel
          label={t('deletionsTitle')}
          query={deletions}
          listing={listing}
          size={PAGE_SIZE}
          rowsOf={(found) => found.deletions}
          none={t('deletionsNone')}
        >
          {(found) => (
            <TableScroll>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('accountN')}</th>
                    <th scope="col">{t('deletedAt')}</th>
                    {services.map((service) => (
                      <th scope="col" key={service}>
                        {service}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {found.map((deletion) => (
                    <tr key={deletion.user_id}>
                      <th scope="row">№ {deletion.user_id}</th>
                      <td className={table.soft}>{moment(language, deletion.deleted_at)}</td>
                      {services.map((service) => {
                        const step = deletion.steps[service];
                        return (
                          <td key={service}>
                            <Pill tone={tones[step]}>{t(`step_${step}`)}</Pill>
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          )}
        </ListPanel>
      </div>
    </>
  );
}
