import { Button, Modal } from '@mantine/core';
import { portal } from '@quizcast/protocol';
import { dayAndTime } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../calls.ts';
import layout from '../../parts/layout.module.css';
import { useTexts } from '../../texts.ts';
import { useActor } from '../../trail/actor.ts';
import { words } from '../words.ts';
import type { Editor } from './use-editor.ts';

/**
 * Says who has changed the quiz in the meantime and asks which version to keep. Both are kept until
 * then.
 */
export function Conflict({ editor, quizId }: { editor: Editor; quizId: number }) {
  const { t, language } = useTexts(words);
  const opened = editor.state.type === 'conflict';
  const { data } = useQuery({
    queryKey: ['audit', 'newest', quizId],
    queryFn: () =>
      api.get(`/api/admin/audit?subject=quiz&subject_id=${quizId}&page_size=1`, portal.auditPage),
    enabled: opened,
    staleTime: 0,
  });
  const newest = data?.items[0];
  const actor = useActor();
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('conflictTitle')}
    >
      <div className={layout.stack}>
        {newest && (
          <p className={layout.soft}>
            {t('conflictWho', {
              actor: actor(newest.actor_id),
              when: dayAndTime(language, newest.created_at),
            })}
          </p>
        )}
        <p className={layout.soft}>{t('conflictHint')}</p>
        <div className={layout.row}>
          <Button onClick={() => void editor.takeTheirs()}>{t('conflictTheirs')}</Button>
          <Button variant="default" onClick={() => void editor.keepMine()}>
            {t('conflictMine')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
