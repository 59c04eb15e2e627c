import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import { useCalendar } from '../parts/calendar.ts';
import layout from '../parts/layout.module.css';
import { useTexts } from '../texts.ts';
import {
  accountActions,
  actionName,
  actions,
  subjectName,
  subjects,
} from '../trail/action-name.ts';
import { words as trailWords } from '../trail/words.ts';
import { words } from './words.ts';

/** The names of the filters in the address. */
export const filters = ['log', 'subject', 'id', 'actor', 'action', 'from', 'to'] as const;

export type Filters = Readonly<Record<(typeof filters)[number], string>>;

/** Whether the log of accounts and roles is shown instead of that of quizzes and games. */
export const isOfAccounts = ({ log }: Filters) => log === 'accounts';

/** The query of the API. Days are those of the reader's time zone, and the last day is included. */
export function queryOf(shown: Filters): Record<string, string> {
  return {
    ...(shown.subject && !isOfAccounts(shown) && { subject: shown.subject }),
    ...(shown.id && { subject_id: shown.id }),
    ...(shown.actor && { actor_id: shown.actor }),
    ...(shown.action && { action: shown.action }),
    ...(shown.from && { from: startOf(shown.from, 0) }),
    ...(shown.to && { to: startOf(shown.to, 1) }),
  };
}

function startOf(day: string, later: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}

interface Shown {
  shown: Filters;
  show(changes: Partial<Filters>): void;
}

export function AuditFilters({ shown, show }: Shown) {
  const { t } = useTexts(words);
  const { t: say } = useTexts(trailWords);
  const later = useDebouncedCallback((changes: Partial<Filters>) => show(changes), 300);
  const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('clearFilters') } };
  const numberOf = (name: 'id' | 'actor', label: string) => (
    <NumberInput
      key={`${name}-${shown[name] === '' ? 'none' : 'some'}`}
      w={110}
      hideControls
      allowNegative={false}
      allowDecimal={false}
      aria-label={label}
      placeholder={label}
      defaultValue={shown[name]}
      onChange={(value) => later({ [name]: String(value) })}
    />
  );
  return (
    <div className={layout.row}>
      <SegmentedControl
        aria-label={t('log')}
        value={shown.log}
        onChange={(log) => show({ log, subject: '', action: '' })}
        data={[
          { value: '', label: t('logGames') },
          { value: 'accounts', label: t('logAccounts') },
        ]}
      />
      {!isOfAccounts(shown) && (
        <Select
          w={180}
          aria-label={t('subject')}
          placeholder={t('anySubject')}
          {...clearing}
          value={shown.subject || null}
          onChange={(subject) => show({ subject: subject ?? '' })}
          data={subjects.map((subject) => ({ value: subject, label: subjectName(say, subject) }))}
        />
      )}
      {numberOf('id', t('subjectId'))}
      <Select
        w={200}
        searchable
        aria-label={t('what')}
        placeholder={t('anyAction')}
        {...clearing}
        value={shown.action || null}
        onChange={(action) => show({ action: action ?? '' })}
        data={(isOfAccounts(shown) ? accountActions : actions).map((action) => ({
          value: action,
          label: actionName(say, action),
        }))}
      />
      {numberOf('actor', t('actorId'))}
      {(['from', 'to'] as const).map((name) => (
        <Day
          key={name}
          label={t(name)}
          value={shown[name]}
          onChange={(day) => show({ [name]: day })}
        />
      ))}
    </div>
  );
}

interface DayField {
  label: string;
  value: string;
  onChange(day: string): void;
}

function Day({ label, value, onChange }: DayField) {
  const { t, language } = useTexts(words);
  const calendar = useCalendar();
  return (
    <DatePickerInput
      {...calendar}
      size="md"
      w={132}
      locale={language}
      valueFormat="L"
      aria-label={label}
      placeholder={label}
      clearable
      clearButtonProps={{ 'aria-label': t('clearFilters') }}
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
    />
  );
}
