import { Button, TextInput } from '@mantine/core';
import { anything } from '@quizcast/connection';
import { type Account, limits, portal } from '@quizcast/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { SearchField } from '../parts/list/search-field.tsx';
import { Initials } from '../parts/marks/initials.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTexts } from '../texts.ts';
import styles from './player-tool.module.css';
import { words } from './words.ts';

interface Removal {
  readonly action: 'remove' | 'ban';
  readonly body: { readonly user_id: number; readonly reason: string };
}

/** Finds a player and removes them from this game, or bans them from all games. */
export function PlayerTool({ quizId }: { quizId: number }) {
  const { t } = useTexts(words);
  const [search, setSearch] = useState('');
  const [player, setPlayer] = useState<Account>();
  const [reason, setReason] = useState('');
  const { data } = useQuery({
    queryKey: ['people', 'find', search],
    queryFn: () =>
      api.get(
        `/api/admin/users?${new URLSearchParams({ search, page_size: '6' })}`,
        portal.accountPage,
      ),
    enabled: search.trim().length > 1,
    placeholderData: keepPreviousData,
  });
  const removal = useAsking(({ action, body }: Removal) =>
    api.post(`/api/admin/games/${quizId}/${action}`, body, anything),
  );
  const act = (action: Removal['action']) => {
    if (!player) return;
    removal.run({ action, body: { user_id: player.id, reason: reason.trim() } }, () => {
      setPlayer(undefined);
      setReason('');
    });
  };
  const ready = player !== undefined && reason.trim() !== '' && !removal.busy;
  return (
    <Panel title={t('players')}>
      <div className={layout.stack}>
        <SearchField label={t('playerSearch')} value={search} onSearch={setSearch} />
        {search.trim().length > 1 && data?.users.length === 0 && (
          <p className={layout.soft}>{t('playerNone')}</p>
        )}
        <ul className={styles.found}>
          {(search.trim().length > 1 ? (data?.users ?? []) : []).map((found) => (
            <li key={found.id}>
              <button
                type="button"
                aria-pressed={player?.id === found.id}
                onClick={() => setPlayer(found)}
              >
                <Initials name={found.username} />
                <span>
                  <strong>{found.username}</strong>
                  <small>№ {found.id}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <TextInput
          label={t('playerReason')}
          maxLength={limits.maxReason}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Refusal error={removal.refusal} />
        {removal.done && <p role="status">{t('followed')}</p>}
        <div className={layout.row}>
          <Button variant="outline" disabled={!ready} onClick={() => act('remove')}>
            {t('removeFromGame')}
          </Button>
          <Button variant="outline" disabled={!ready} onClick={() => act('ban')}>
            {t('ban')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
