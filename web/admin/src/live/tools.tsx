import { Button, Drawer } from '@mantine/core';
import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import layout from '../parts/layout.module.css';
import { useTexts } from '../texts.ts';
import type { Watched } from '../watching/watch.ts';
import { CancelShow } from './cancel-show.tsx';
import { PlayerTool } from './player-tool.tsx';
import { StageLinks } from './stage-links.tsx';
import { words } from './words.ts';

/** Rarely needed tools, kept away from the main buttons: players, stage links and cancelling. */
export function Tools({ quizId, seen }: { quizId: number; seen: Watched }) {
  const { t } = useTexts(words);
  const [opened, setOpened] = useState(false);
  const over = seen.phase === 'finished' || seen.phase === 'cancelled';
  return (
    <>
      <Button
        variant="default"
        leftSection={<Settings2 size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('toolsTitle')}
      </Button>
      <Drawer
        position="right"
        size={440}
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('toolsTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className={layout.stack}>
          {!over && <PlayerTool quizId={quizId} />}
          <StageLinks quizId={quizId} />
          {!over && seen.phase !== 'waiting' && <CancelShow quizId={quizId} />}
        </div>
      </Drawer>
    </>
  );
}
