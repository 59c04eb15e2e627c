import { Button } from '@mantine/core';
import { portal } from '@quizcast/protocol';
import { moment } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** The banned players, each with a button to lift the ban. */
export function BansPage() {
  const { t, language } = useTexts(words);
  const toasts = useToasts();
  const bans = useQuery({
    queryKey: ['bans'],
    queryFn: () => api.get('/api/admin/bans', portal.bans),
  });
  const lifting = useAsking((id: number) => api.remove(`/api/admin/bans/${id}`), ['bans']);
  return (
    <>
      <PageHead title={t('bansTitle')} back="/people" />
      <div className={layout.stack}>
        <p className={layout.soft}>{t('bansLead')}</p>
        <Refusal error={lifting.refusal} />
        <Panel flush label={t('bansTitle')}>
          <Loaded query={bans}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty text={t('bansNone')} />
              ) : (
                <TableScroll>
                  <table className={table.table}>
                    <thead>
                      <tr>
                        <th scope="col">{t('player')}</th>
                        <th scope="col">{t('reason')}</th>
                        <th scope="col">{t('by')}</th>
                        <th scope="col">{t('when')}</th>
                        <td />
                      </tr>
                    </thead>
                    <tbody>
                      {items.map((ban) => (
                        <tr key={ban.user_id}>
                          <th scope="row">
                            <Link to={`/people?id=${ban.user_id}`}>№ {ban.user_id}</Link>
                          </th>
                          <td>{ban.reason}</td>
                          <td className={table.soft}>{t('adminN', { id: ban.banned_by })}</td>
                          <td className={`${table.soft} ${table.nowrap}`}>
                            {moment(language, ban.created_at)}
                          </td>
                          <td className={table.number}>
                            <Button
                              variant="default"
                              aria-label={`${t('lift')}: № ${ban.user_id}`}
                              disabled={lifting.busy}
                              onClick={() =>
                                lifting.run(ban.user_id, () => toasts.done(t('lifted')))
                              }
                            >
                              {t('lift')}
                            </Button>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </TableScroll>
              )
            }
          </Loaded>
        </Panel>
      </div>
    </>
  );
}
