import { clockTime } from '@quizcast/words';
import { Cloud, CloudAlert, CloudCheck, CloudOff } from 'lucide-react';
import { useRefusal } from '../../refusal.ts';
import { useTexts } from '../../texts.ts';
import { words } from '../words.ts';
import styles from './save-note.module.css';
import type { SaveState } from './use-editor.ts';

/** Shows and announces whether all changes are saved. */
export function SaveNote({ state }: { state: SaveState }) {
  const { t } = useTexts(words);
  const say = useRefusal();
  const shown = () => {
    switch (state.type) {
      case 'saved':
        return state.at ? (
          <span className={styles.saved}>
            <CloudCheck size={17} aria-hidden /> {t('savedAt', { time: clockTime(state.at) })}
          </span>
        ) : null;
      case 'saving':
        return (
          <span className={styles.saving}>
            <Cloud size={17} aria-hidden /> {t('saving')}
          </span>
        );
      case 'waiting':
        return (
          <span className={styles.waiting}>
            <CloudAlert size={17} aria-hidden /> {t('waitingWords')}
          </span>
        );
      case 'offline':
        return (
          <span className={styles.waiting}>
            <CloudOff size={17} aria-hidden /> {t('offline')}
          </span>
        );
      case 'conflict':
        return (
          <span className={styles.wrong}>
            <CloudAlert size={17} aria-hidden /> {t('conflictTitle')}
          </span>
        );
      case 'refused':
        return (
          <span className={styles.wrong}>
            <CloudAlert size={17} aria-hidden /> {say(state.error)}
          </span>
        );
    }
  };
  return <span role="status">{shown()}</span>;
}
