import { DateTimePicker } from '@mantine/dates';
import { CalendarClock } from 'lucide-react';
import { usePortalTexts } from '../texts.ts';
import { useCalendar } from './calendar.ts';

interface Starting {
  label: string;
  hint?: string;
  value?: string;
  error?: React.ReactNode;
  onChange(value: string): void;
}

/** A field for a date and time in the organiser's time zone. */
export function StartField({ label, hint, value, error, onChange }: Starting) {
  const { t } = usePortalTexts();
  const calendar = useCalendar();
  const presets = [
    { value: localMoment(new Date(Date.now() + 120_000)), label: t('inTwoMinutes') },
    { value: soon(60), label: t('inAnHour') },
    { value: tomorrowAt(20), label: t('tomorrowEvening') },
  ];
  return (
    <DateTimePicker
      {...calendar}
      presets={presets}
      submitButtonProps={{ 'aria-label': t('takeTime') }}
      timePickerProps={{ hoursInputLabel: t('hours'), minutesInputLabel: t('minutes') }}
      label={label}
      description={hint}
      size="md"
      valueFormat="DD.MM.YYYY HH:mm"
      leftSection={<CalendarClock size={16} aria-hidden />}
      value={value ?? null}
      error={error}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}

/** A time from now, rounded up to five minutes, in the format of the picker. */
export function soon(minutes: number): string {
  const step = 5 * 60_000;
  return localMoment(new Date(Math.ceil((Date.now() + minutes * 60_000) / step) * step));
}

export function localMoment(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}

function tomorrowAt(hour: number): string {
  const day = new Date(Date.now() + 86_400_000);
  day.setHours(hour, 0, 0, 0);
  return localMoment(day);
}
