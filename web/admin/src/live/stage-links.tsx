import { ActionIcon, Button, TextInput } from '@mantine/core';
import { limits, portal } from '@quizcast/protocol';
import { dayAndTime } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** Links for the screen of a venue; renders nothing if the platform has no stage. */
export function StageLinks({ quizId }: { quizId: number }) {
  const { t, language } = useTexts(words);
  const path = `/api/admin/quizzes/${quizId}/stage-links`;
  const key = ['stage-links', quizId];
  const [name, setName] = useState('');
  const links = useQuery({
    queryKey: key,
    queryFn: () => api.get(path, portal.stageLinks),
    retry: false,
  });
  const making = useAsking(
    (wanted: string) => api.post(path, { name: wanted }, portal.newStageLink),
    key,
  );
  const revoking = useAsking((id: number) => api.remove(`${path}/${id}`), key);
  if (links.data === undefined) return null;
  const made = making.answer;
  return (
    <Panel title={t('stage')}>
      <div className={layout.stack}>
        <p className={layout.soft}>{t('stageLead')}</p>
        <Refusal error={making.refusal ?? revoking.refusal} />
        {made && (
          <p className={layout.note} role="status">
            {t('stageOnce')} <code>{`${location.origin}/stage/${quizId}#${made.key}`}</code>
          </p>
        )}
        <ul className={layout.plain}>
          {links.data.items
            .filter(({ revoked_at: revoked }) => !revoked)
            .map((link) => (
              <li key={link.id} className={layout.between}>
                <span>
                  <strong>{link.name}</strong>{' '}
                  <span className={layout.soft}>
                    {t('stageUntil', { when: dayAndTime(language, link.expires_at) })}
                  </span>
                </span>
                <ActionIcon
                  variant="subtle"
                  size={40}
                  aria-label={t('stageRevoke', { name: link.name })}
                  disabled={revoking.busy}
                  onClick={() => revoking.run(link.id)}
                >
                  <Trash2 size={16} aria-hidden />
                </ActionIcon>
              </li>
            ))}
        </ul>
        <form
          className={layout.rowEnd}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) making.run(name.trim(), () => setName(''));
          }}
        >
          <TextInput
            label={t('stageName')}
            maxLength={limits.maxStageName}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={making.busy}>
            {t('stageMake')}
          </Button>
        </form>
      </div>
    </Panel>
  );
}
