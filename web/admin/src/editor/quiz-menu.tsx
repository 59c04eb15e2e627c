import { ActionIcon, Button, Menu, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type Quiz, rest } from '@quizcast/protocol';
import { Ban, ChartLine, Copy, Download, Ellipsis, Radio, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuizChanges } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { StartField, soon } from '../parts/start-field.tsx';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** The actions for a whole quiz; those that its status forbids are not offered. */
export function QuizMenu({ quiz }: { quiz: Quiz }) {
  const { t } = useTexts(words);
  const navigate = useNavigate();
  const toasts = useToasts();
  const changes = useQuizChanges(quiz);
  const [copying, setCopying] = useState(false);
  const path = `/api/quizzes/${quiz.id}`;
  const sure = (text: string, doing: string, onConfirm: () => void) =>
    modals.openConfirmModal({
      title: quiz.title,
      children: <p className={layout.soft}>{text}</p>,
      labels: { confirm: doing, cancel: t('keepQuiz') },
      confirmProps: { variant: 'outline' },
      onConfirm,
    });
  const cancel = () =>
    sure(t('cancelSure'), t('cancelQuiz'), () =>
      changes.mutate({ method: 'PUT', path: `${path}/cancel` }, { onError: toasts.refused }),
    );
  const remove = () =>
    sure(t('deleteSure'), t('deleteQuiz'), () =>
      changes.mutate(
        { method: 'DELETE', path },
        { onSuccess: () => void navigate('/quizzes'), onError: toasts.refused },
      ),
    );
  const live = quiz.status === 'scheduled' || quiz.status === 'in_progress';
  const over = quiz.status === 'completed';
  return (
    <>
      <Menu position="bottom-end" width={240} shadow="md" withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" size={40} aria-label={t('more')}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {live && (
            <Menu.Item
              component={Link}
              to={`/quizzes/${quiz.id}/live`}
              leftSection={<Radio size={16} aria-hidden />}
            >
              {t('desk')}
            </Menu.Item>
          )}
          {over && (
            <Menu.Item
              component={Link}
              to={`/quizzes/${quiz.id}/statistics`}
              leftSection={<ChartLine size={16} aria-hidden />}
            >
              {t('figures')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Copy size={16} aria-hidden />} onClick={() => setCopying(true)}>
            {t('duplicateQuiz')}
          </Menu.Item>
          {(['xlsx', 'csv', 'json'] as const).map((format) => (
            <Menu.Item
              key={format}
              component="a"
              href={`${path}/questions/export?format=${format}`}
              leftSection={<Download size={16} aria-hidden />}
            >
              {t('exportQuestions', { format: format.toUpperCase() })}
            </Menu.Item>
          ))}
          <Menu.Item component="a" href={`/quiz/${quiz.id}`}>
            {t('playerPage')}
          </Menu.Item>
          {quiz.status === 'scheduled' && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<Ban size={16} aria-hidden />} onClick={cancel}>
                {t('cancelQuiz')}
              </Menu.Item>
            </>
          )}
          {quiz.status !== 'in_progress' && !over && (
            <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={remove}>
              {t('deleteQuiz')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <DuplicateDialog quiz={quiz} opened={copying} onClose={() => setCopying(false)} />
    </>
  );
}

interface Dialog {
  quiz: Quiz;
  opened: boolean;
  onClose(): void;
}

function DuplicateDialog({ quiz, opened, onClose }: Dialog) {
  const { t } = useTexts(words);
  const navigate = useNavigate();
  const changes = useQuizChanges(quiz);
  const [start, setStart] = useState(() => soon(24 * 60));
  const copy = () =>
    changes.mutate(
      {
        method: 'POST',
        path: `/api/quizzes/${quiz.id}/duplicate`,
        body: { scheduled_time: new Date(start).toISOString() },
      },
      {
        onSuccess: ({ content }) => {
          onClose();
          if (rest.quiz(content)) void navigate(`/quizzes/${content.id}`);
        },
      },
    );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('duplicateQuiz')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={layout.stack}>
        <p className={layout.soft}>{t('duplicateLead')}</p>
        <Refusal error={changes.error} />
        <StartField label={t('start')} value={start} onChange={setStart} />
        <div className={layout.row}>
          <Button onClick={copy} loading={changes.isPending}>
            {t('duplicateDo')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
