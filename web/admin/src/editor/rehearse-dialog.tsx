import { Button, Modal, NumberInput } from '@mantine/core';
import { limits, type Quiz, review } from '@quizcast/protocol';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

interface Dialog {
  quiz: Quiz;
  opened: boolean;
  onClose(): void;
}

/** Starts a rehearsal, a private copy played by bots, and opens its live desk. */
export function RehearseDialog({ quiz, opened, onClose }: Dialog) {
  const { t } = useTexts(words);
  const navigate = useNavigate();
  const [bots, setBots] = useState(20);
  const rehearsal = useAsking(
    (wanted: number) =>
      api.post(`/api/admin/quizzes/${quiz.id}/rehearsals`, { bots: wanted }, review.rehearsal),
    ['quizzes'],
    ['quiz', quiz.id, 'readiness'],
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('rehearse')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={layout.stack}>
        <p className={layout.soft}>{t('rehearseLead')}</p>
        <Refusal error={rehearsal.refusal} />
        <NumberInput
          label={t('bots')}
          min={1}
          max={limits.maxBots}
          allowDecimal={false}
          clampBehavior="strict"
          value={bots}
          onChange={(value) => typeof value === 'number' && setBots(value)}
        />
        <div>
          <Button
            disabled={rehearsal.busy}
            onClick={() =>
              rehearsal.run(bots, (copy) => {
                void navigate(`/quizzes/${copy.quiz_id}/live?rehearsal=${quiz.id}`);
              })
            }
          >
            {t('rehearseStart')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
