import { people, portal } from '@quizcast/protocol';
import { dayAndTime, money, number } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../calls.ts';
import { useMay } from '../may.ts';
import { deviceOf } from '../parts/device.ts';
import layout from '../parts/layout.module.css';
import { Pages } from '../parts/list/pages.tsx';
import table from '../parts/list/table.module.css';
import { TableScroll } from '../parts/list/table-scroll.tsx';
import { Panel } from '../parts/panel.tsx';
import { Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

const GAMES_A_PAGE = 10;

/** The devices on which a person is signed in. */
export function Devices({ id }: { id: number }) {
  const { t, language } = useTexts(words);
  const devices = useQuery({
    queryKey: ['person', id, 'sessions'],
    queryFn: () => api.get(`/api/admin/users/${id}/sessions`, portal.sessions),
  });
  return (
    <Panel title={t('devices')}>
      <Loaded query={devices}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <p className={layout.soft}>{t('devicesNone')}</p>
          ) : (
            <ul className={`${layout.plain} ${layout.stack}`}>
              {sessions.map((session) => (
                <li key={session.id}>
                  <strong>{deviceOf(session.user_agent).name ?? t('deviceUnknown')}</strong>{' '}
                  <span className={layout.soft}>
                    {t('deviceSince', {
                      address: session.ip_address,
                      when: dayAndTime(language, session.created_at),
                    })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

/** The games of a person, and the status of their prizes. */
export function Games({ id }: { id: number }) {
  const { t, language } = useTexts(words);
  const may = useMay();
  const [page, setPage] = useState(1);
  const games = useQuery({
    queryKey: ['person', id, 'results', page],
    queryFn: () =>
      api.get(
        `/api/admin/users/${id}/results?page=${page}&page_size=${GAMES_A_PAGE}`,
        people.history,
      ),
  });
  return (
    <Panel title={t('games')}>
      <Loaded query={games}>
        {({ results, total }) =>
          total === 0 ? (
            <p className={layout.soft}>{t('gamesNone')}</p>
          ) : (
            <>
              <TableScroll>
                <table className={table.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t('game')}</th>
                      <th scope="col" className={table.number}>
                        {t('rank')}
                      </th>
                      <th scope="col" className={table.number}>
                        {t('right')}
                      </th>
                      <th scope="col" className={table.number}>
                        {t('prize')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {results.map((game) => {
                      const name = game.title ?? t('gameNo', { id: game.quiz_id });
                      return (
                        <tr key={game.id}>
                          <th scope="row">
                            {may('statistics') ? (
                              <Link to={`/quizzes/${game.quiz_id}/statistics`}>{name}</Link>
                            ) : (
                              name
                            )}{' '}
                            <small>{dayAndTime(language, game.completed_at)}</small>
                          </th>
                          <td className={table.number}>{number(language, game.rank)}</td>
                          <td className={table.number}>
                            {game.correct_answers} / {game.total_questions}
                          </td>
                          <td className={table.number}>
                            {game.prize_fund > 0 ? money(language, game.prize_fund) : '–'}
                          </td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </TableScroll>
              <Pages
                label={t('games')}
                page={page}
                total={total}
                size={GAMES_A_PAGE}
                go={setPage}
              />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
