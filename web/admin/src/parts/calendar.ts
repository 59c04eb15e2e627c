import { useId } from '@mantine/hooks';
import { usePortalTexts } from '../texts.ts';

/**
 * The settings that give a date field's calendar, and the buttons in it, names for screen readers.
 */
export function useCalendar() {
  const { t } = usePortalTexts();
  const id = useId();
  return {
    // The calendar takes its name from the element with this id, so the field must have it.
    id,
    popoverProps: { id },
    ariaLabels: {
      nextMonth: t('monthLater'),
      previousMonth: t('monthEarlier'),
      nextYear: t('yearLater'),
      previousYear: t('yearEarlier'),
      nextDecade: t('decadeLater'),
      previousDecade: t('decadeEarlier'),
    },
  };
}
