import { Button, Empty, Failed, LinkButton, SkeletonRows, Title } from '@quizcast/page';
import type { User } from '@quizcast/protocol';
import { History } from 'lucide-react';
import { SignedIn } from '../session/signed-in.tsx';
import { useHistory } from './calls.ts';
import { GameRows } from './game-rows.tsx';
import css from './history.module.css';
import { useHistoryText } from './text.ts';

/** All games of the visitor. */
export function HistoryPage() {
  return <SignedIn>{(user) => <Games user={user} />}</SignedIn>;
}

function Games({ user }: { user: User }) {
  const t = useHistoryText();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useHistory(
    user.id,
  );
  const games = data?.pages.flatMap(({ results }) => results) ?? [];
  return (
    <div className={css.page}>
      <div>
        <Title>{t('title')}</Title>
        <p className="soft">{t('lead')}</p>
      </div>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <SkeletonRows rows={6} />}
      {data && games.length === 0 && (
        <Empty icon={History} title={t('none')}>
          <p>{t('noneLead')}</p>
          <LinkButton kind="primary" to="/">
            {t('toLive')}
          </LinkButton>
        </Empty>
      )}
      {games.length > 0 && <GameRows games={games} />}
      {hasNextPage && (
        <Button className={css.more} busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
