import { Avatar, api, Failed, SkeletonRows, Title } from '@quizcast/page';
import { people, type User } from '@quizcast/protocol';
import { money, number, useLanguage } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { BadgeCheck, ChevronRight, Settings, Trophy } from 'lucide-react';
import { Link } from 'react-router';
import { useLatestGames } from '../history/calls.ts';
import { GameRows } from '../history/game-rows.tsx';
import { SignedIn } from '../session/signed-in.tsx';
import { Columns } from './columns.tsx';
import { Figures } from './figures.tsx';
import css from './profile.module.css';
import { useProfileText } from './text.ts';

/** The visitor's profile: name, games and rank. */
export function ProfilePage() {
  return <SignedIn>{(user) => <Profile user={user} />}</SignedIn>;
}

function Profile({ user }: { user: User }) {
  const t = useProfileText();
  const games = useLatestGames(user.id);
  return (
    <div className={css.page}>
      <div className={css.head}>
        <Title>{t('title')}</Title>
        <Link className="icon-button" to="/settings" aria-label={t('settings')}>
          <Settings size={26} aria-hidden="true" />
        </Link>
      </div>
      <Person user={user} />
      <Warnings user={user} />
      <Totals user={user} />
      {games.error && <Failed error={games.error} retry={() => void games.refetch()} />}
      {!games.error && games.data === undefined && <SkeletonRows rows={5} />}
      {games.data && <Columns games={games.data.results} />}
      {games.data && games.data.results.length > 0 && (
        <section className={css.history} aria-labelledby="history">
          <div className={css.head}>
            <h2 id="history">{t('history')}</h2>
            <Link to="/history">{t('all')}</Link>
          </div>
          <GameRows games={games.data.results.slice(0, 3)} />
        </section>
      )}
      <Rank user={user} />
      {(user.games_played ?? 0) > 0 && <Figures />}
    </div>
  );
}

function Person({ user }: { user: User }) {
  const t = useProfileText();
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ') || user.username;
  return (
    <div className={css.person}>
      <span className={css.ring}>
        <Avatar name={name} picture={user.profile_picture} size={64} />
      </span>
      <div className={css.names}>
        <p className={css.name}>{name}</p>
        <p className={css.user}>
          {name !== user.username && <span className="one-line">{user.username}</span>}
          {user.email_verified && (
            <span className={css.confirmed}>
              <BadgeCheck size={18} aria-hidden="true" />
              {t('confirmed')}
            </span>
          )}
        </p>
      </div>
    </div>
  );
}

function Warnings({ user }: { user: User }) {
  const t = useProfileText();
  return (
    <>
      {user.email_verified === false && (
        <p className={`note warn ${css.warning}`}>
          <span>{t('confirmLead')}</span>
          <Link to="/verify-email?next=/profile">{t('confirm')}</Link>
        </p>
      )}
      {user.profile_complete === false && (
        <p className={`note warn ${css.warning}`}>
          <span>{t('incompleteLead')}</span>
          <Link to="/settings/details">{t('incomplete')}</Link>
        </p>
      )}
    </>
  );
}

function Totals({ user }: { user: User }) {
  const t = useProfileText();
  const { language } = useLanguage();
  const { games_played: games = 0, wins_count: wins = 0, total_prize_won: won = 0 } = user;
  return (
    <dl className={css.totals}>
      <div>
        <dt>{t('games', { n: games })}</dt>
        <dd className="figure">{number(language, games)}</dd>
      </div>
      <div>
        <dt>{t('wins', { n: wins })}</dt>
        <dd className="figure">{number(language, wins)}</dd>
      </div>
      <div className={won > 0 ? css.won : undefined}>
        <dt>{t('prize')}</dt>
        <dd className="figure">{money(language, won)}</dd>
      </div>
    </dl>
  );
}

function Rank({ user }: { user: User }) {
  const t = useProfileText();
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['leaderboard', 'all', 'me', user.id],
    queryFn: () => api.get('/api/leaderboard/me?period=all', people.ownRank),
    retry: false,
  });
  const place = data?.users.findIndex(({ user_id }) => user_id === user.id) ?? -1;
  const above = data?.users[place - 1];
  const own = data?.users[place];
  return (
    <Link className={css.rank} to="/leaderboard">
      <Trophy size={28} aria-hidden="true" />
      <span className={css.names}>
        <b>
          {data?.rank === undefined
            ? t('rankNone')
            : t('rank', { rank: number(language, data.rank) })}
        </b>
        {data?.rank === undefined && data && <span className="soft">{t('rankNoneLead')}</span>}
        {above && own && (
          <span className="soft one-line">
            {t('rankLead', {
              n: Math.max(1, above.wins_count - own.wins_count),
              name: above.username,
            })}
          </span>
        )}
      </span>
      <ChevronRight size={22} aria-hidden="true" />
    </Link>
  );
}
