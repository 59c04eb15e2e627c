import { Empty, Failed, LinkButton, SkeletonRows, Title } from '@quizcast/page';
import type { PlayedGame, User } from '@quizcast/protocol';
import { dateOnly, money, useLanguage } from '@quizcast/words';
import { Gift } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { SignedIn } from '../session/signed-in.tsx';
import { useHistory, useTitles } from './calls.ts';
import css from './history.module.css';
import { useHistoryText } from './text.ts';

/** The visitor's prizes, each with the status of its payment. */
export function PrizesPage() {
  return <SignedIn>{(user) => <Prizes user={user} />}</SignedIn>;
}

function Prizes({ user }: { user: User }) {
  const t = useHistoryText();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useHistory(user.id);
  // A prize may be on any page of the history.
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const won = (data?.pages.flatMap(({ results }) => results) ?? []).filter(
    ({ prize_fund, prize_status }) => prize_fund > 0 || prize_status !== undefined,
  );
  const reading = !error && (data === undefined || hasNextPage);
  return (
    <div className={css.page}>
      <div>
        <Title>{t('prizes.title')}</Title>
        <p className="soft">{t('prizes.lead')}</p>
      </div>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {won.map((game) => (
        <Prize key={game.id} game={game} unproven={user.email_verified === false} />
      ))}
      {reading && <SkeletonRows rows={3} />}
      {!reading && !error && won.length === 0 && (
        <Empty icon={Gift} title={t('prizes.none')}>
          <p>{t('prizes.noneLead')}</p>
          <LinkButton kind="primary" to="/">
            {t('toLive')}
          </LinkButton>
        </Empty>
      )}
      <p>
        <Link to="/history">{t('all')}</Link>
      </p>
    </div>
  );
}

const reached = { pending: 1, held: 1, approved: 2, paid: 3 } as const;

function Prize({ game, unproven }: { game: PlayedGame; unproven: boolean }) {
  const t = useHistoryText();
  const { language } = useLanguage();
  const titles = useTitles([game]);
  const status = isStatus(game.prize_status) ? game.prize_status : 'pending';
  const says = {
    pending: t('prizes.pending'),
    approved: t('prizes.approvedLead'),
    paid: t('prizes.paidLead'),
    held: t('prizes.held'),
  }[status];
  const steps = [t('prizes.won'), t('prizes.approved'), t('prizes.paid')];
  return (
    <article className={`card ${css.prizes}`}>
      <p className={`figure ${css.amount}`}>{money(language, game.prize_fund)}</p>
      <h2>
        <Link to={`/quiz/${game.quiz_id}/results`}>
          {game.title ?? titles.get(game.quiz_id) ?? t('game', { id: game.quiz_id })}
        </Link>
      </h2>
      <p className="faint">{dateOnly(language, game.completed_at)}</p>
      <ol className={css.steps}>
        {steps.map((step, place) => (
          <li
            key={step}
            className={place < reached[status] ? css.reached : undefined}
            aria-current={place === reached[status] - 1 ? 'step' : undefined}
          >
            {step}
          </li>
        ))}
      </ol>
      <p className={status === 'held' ? 'note warn' : 'soft'}>
        {says}
        {status === 'held' && game.prize_hold_reason && `: ${game.prize_hold_reason}`}
        {status !== 'paid' && unproven && (
          <>
            {' '}
            <Link to="/verify-email?next=/prizes">{t('prizes.email')}</Link>
          </>
        )}
      </p>
    </article>
  );
}

function isStatus(status: string | undefined): status is keyof typeof reached {
  return status !== undefined && status in reached;
}
