import { review } from '@quizcast/protocol';
import { moment } from '@quizcast/words';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { useListing } from '../parts/list/listing.ts';
import { Pages } from '../parts/list/pages.tsx';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { Pill, type Tone } from '../parts/marks/pill.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
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
  const { page, show } = useListing();
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
        <Panel flush label={t('deletionsTitle')}>
          <Loaded query={deletions}>
            {({ deletions: found, total }) =>
              found.length === 0 ? (
                <Empty text={t('deletionsNone')} />
              ) : (
                <>
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
                  <Pages
                    label={t('deletionsTitle')}
                    page={page}
                    total={total}
                    size={PAGE_SIZE}
                    go={(next) => show({ page: String(next) })}
                  />
                </>
              )
            }
          </Loaded>
        </Panel>
      </div>
    </>
  );
}
