import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useRefusal } from '../refusal.ts';
import { usePortalTexts } from '../texts.ts';
import layout from './layout.module.css';

/** A short message about what was done, with an undo button where that is possible. */
export function useToasts() {
  const { t } = usePortalTexts();
  const say = useRefusal();
  const done = useCallback(
    (text: string, undo?: () => void) => {
      const id = notifications.show({
        message: (
          <span className={layout.between}>
            {text}
            {undo && (
              <button
                type="button"
                className={layout.toastButton}
                onClick={() => {
                  notifications.hide(id);
                  undo();
                }}
              >
                {t('undo')}
              </button>
            )}
          </span>
        ),
        autoClose: undo ? 8_000 : 4_000,
        closeButtonProps: { 'aria-label': t('close') },
        role: 'status',
      });
    },
    [t],
  );
  const refused = useCallback(
    (refusal: unknown) => {
      notifications.show({
        message: say(refusal),
        color: 'red',
        autoClose: 8_000,
        closeButtonProps: { 'aria-label': t('close') },
        role: 'alert',
      });
    },
    [say, t],
  );
  return { done, refused };
}
