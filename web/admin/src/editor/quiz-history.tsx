import { portal } from '@quizcast/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../calls.ts';
import { Panel } from '../parts/panel.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTexts } from '../texts.ts';
import { AuditTrail } from '../trail/audit-trail.tsx';
import { words } from './words.ts';

/** The audit log of this quiz, newest first. */
export function QuizHistory({ quizId }: { quizId: number }) {
  const { t } = useTexts(words);
  const trail = useQuery({
    queryKey: ['audit', 'quiz', quizId],
    queryFn: () =>
      api.get(`/api/admin/audit?subject=quiz&subject_id=${quizId}&page_size=50`, portal.auditPage),
  });
  return (
    <Panel title={t('historyTitle')}>
      <Loaded query={trail}>
        {({ items }) =>
          items.length === 0 ? <Empty text={t('historyEmpty')} /> : <AuditTrail entries={items} />
        }
      </Loaded>
    </Panel>
  );
}
