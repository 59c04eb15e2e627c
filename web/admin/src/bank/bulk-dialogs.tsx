import { Button, Modal, Select, TextInput } from '@mantine/core';
import { limits, rest } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

interface Dialog {
  opened: boolean;
  onClose(): void;
}

export function ToQuiz({ opened, onClose, onQuiz }: Dialog & { onQuiz: (id: number) => void }) {
  const { t } = useTexts(words);
  const [quiz, setQuiz] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['quizzes', 'scheduled', 'to-add'],
    queryFn: () => api.get('/api/quizzes?status=scheduled&page_size=100', rest.quizPage),
    enabled: opened,
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('addToQuiz')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={layout.stack}>
        {data?.quizzes.length === 0 ? (
          <p className={layout.soft}>{t('noQuizzes')}</p>
        ) : (
          <Select
            searchable
            label={t('whichQuiz')}
            value={quiz}
            onChange={setQuiz}
            data={(data?.quizzes ?? []).map(({ id, title }) => ({
              value: String(id),
              label: title,
            }))}
          />
        )}
        <div>
          <Button disabled={quiz === null} onClick={() => onQuiz(Number(quiz))}>
            {t('addToQuiz')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

export function AskText({
  title,
  hint,
  mayBeEmpty = false,
  opened,
  onClose,
  onText,
}: Dialog & {
  title: string;
  hint?: string;
  mayBeEmpty?: boolean;
  onText: (text: string) => void;
}) {
  const { t } = useTexts(words);
  const [text, setText] = useState('');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (mayBeEmpty || text.trim()) onText(text.trim());
        }}
      >
        <TextInput
          label={title}
          description={hint}
          maxLength={limits.maxLabel}
          data-autofocus
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div>
          <Button type="submit">{t('apply')}</Button>
        </div>
      </form>
    </Modal>
  );
}

export function AskLevel({
  opened,
  onClose,
  onLevel,
}: Dialog & { onLevel: (level: number) => void }) {
  const { t } = useTexts(words);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('setLevel')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={layout.row}>
        {[1, 2, 3, 4, 5].map((level) => (
          <Button
            key={level}
            variant="default"
            aria-label={t('levelN', { n: level })}
            onClick={() => onLevel(level)}
          >
            {level}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
