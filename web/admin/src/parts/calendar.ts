import { useId } from '@mantine/hooks';
import { usePortalTexts } from '../texts.ts';

/** What a date field needs so that its calendar and the calendar's buttons have names. */
export function useCalendar() {
  const { t } = usePortalTexts();
  const id = useId();
  return {
    // The calendar is named by the element with this id, so the field has to have it.
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
