import { TextInput } from '@mantine/core';
import { anything } from '@quizcast/connection';
import { useState } from 'react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import { HoldButton } from '../parts/hold-button.tsx';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/**
 * Cancels the game for everybody. The button must be held for two seconds, and players get a
 * message.
 */
export function CancelShow({ quizId }: { quizId: number }) {
  const { t } = useTexts(words);
  const [message, setMessage] = useState('');
  const cancelling = useAsking(
    () => api.post(`/api/admin/games/${quizId}/cancel`, { message: message.trim() }, anything),
    ['quiz', quizId],
  );
  return (
    <Panel title={t('cancelTitle')}>
      <div className={layout.stack}>
        <p className={layout.soft}>{t('cancelLead')}</p>
        <TextInput
          label={t('cancelMessage')}
          maxLength={200}
          value={message}
          onChange={({ currentTarget }) => setMessage(currentTarget.value)}
        />
        <Refusal error={cancelling.refusal} />
        <HoldButton disabled={cancelling.busy} onHeld={() => cancelling.run(undefined)}>
          {t('cancelHold')}
        </HoldButton>
      </div>
    </Panel>
  );
}
