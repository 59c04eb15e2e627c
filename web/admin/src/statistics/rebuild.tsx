import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { portal } from '@quizcast/protocol';
import { RotateCcw } from 'lucide-react';
import { useAsking } from '../asking.ts';
import { api } from '../calls.ts';
import layout from '../parts/layout.module.css';
import { useToasts } from '../parts/toast.tsx';
import { useTexts } from '../texts.ts';
import { words } from './words.ts';

/** Recomputes the totals of all players and says whether any were wrong. */
export function Rebuild() {
  const { t } = useTexts(words);
  const toasts = useToasts();
  const rebuild = useAsking(async () => {
    try {
      return await api.post('/api/admin/statistics/rebuild', {}, portal.rebuilt);
    } catch (refusal) {
      toasts.refused(refusal);
      throw refusal;
    }
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('rebuild'),
      children: <p className={layout.soft}>{t('rebuildSure')}</p>,
      labels: { confirm: t('rebuild'), cancel: t('keep') },
      onConfirm: () =>
        rebuild.run(undefined, ({ identical, corrected }) =>
          toasts.done(identical ? t('rebuildSame') : t('rebuildFixed', { n: corrected })),
        ),
    });
  return (
    <Button
      variant="default"
      leftSection={<RotateCcw size={16} aria-hidden />}
      loading={rebuild.busy}
      onClick={ask}
    >
      {t('rebuild')}
    </Button>
  );
}
