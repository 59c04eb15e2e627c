import { Button } from '@mantine/core';
import { portal } from '@quizcast/protocol';
import { dayAndTime } from '@quizcast/words';
import { useQuery } from '@tanstack/react-query';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { Panel } from '../parts/panel.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import { undoBankImport } from './calls.ts';
import { words } from './words.ts';

/** Recent imports into the bank, each of which can be undone. */
export function RecentImports() {
  const { t, language } = useTexts(words);
  const toasts = useToasts();
  const { data } = useQuery({
    queryKey: ['pool', 'imports'],
    queryFn: () => api.get('/api/admin/question-pool/imports', portal.poolImports),
  });
  const undoing = useAsking(undoBankImport, ['pool']);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t('recent')}>
      <div className={layout.stack}>
        <Refusal error={undoing.refusal} />
        <ul className={layout.plain}>
          {data.items.slice(0, 10).map(({ id, actor_id: actor, questions, ...row }) => (
            <li key={id} className={layout.between}>
              <span>
                {t('recentOf', { n: questions, when: dayAndTime(language, row.created_at) })}{' '}
                <span className={layout.soft}>{t('recentBy', { actor })}</span>
              </span>
              {row.undone_at ? (
                <span className={layout.soft}>{t('recentUndone')}</span>
              ) : (
                <Button
                  variant="subtle"
                  aria-label={t('undoOf', { id })}
                  disabled={undoing.busy}
                  onClick={() =>
                    undoing.run(id, ({ removed }) => toasts.done(t('undoneN', { n: removed })))
                  }
                >
                  {t('undoImport')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
