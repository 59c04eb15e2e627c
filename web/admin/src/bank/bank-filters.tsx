import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { limits, type PoolStatistics } from '@quizcast/protocol';
import { useEffect, useState } from 'react';
import { SearchField } from '../parts/list/search-field.tsx';
import { useTexts } from '../texts.ts';
import type { Filter } from './calls.ts';
import { words } from './words.ts';

const everything = { used: '', duplicates: '', archived: '' };

/** The filters of the list, apart from those for the topic of the questions. */
const views = {
  free: { used: 'false' },
  used: { used: 'true' },
  duplicates: { duplicates: 'true' },
  archived: { archived: 'true' },
} as const;

type View = keyof typeof views;

function viewOf(filter: Filter): View | undefined {
  if (filter.archived) return 'archived';
  if (filter.duplicates) return 'duplicates';
  return filter.used === '' ? undefined : filter.used === 'true' ? 'used' : 'free';
}

interface Filters {
  filter: Filter;
  statistics: PoolStatistics | undefined;
  show(changes: Partial<Filter>): void;
}

export function BankFilters({ filter, statistics, show }: Filters) {
  const { t } = useTexts(words);
  const clear = { 'aria-label': t('clearFilters') };
  return (
    <>
      <SearchField
        label={t('searchBy')}
        value={filter.search}
        onSearch={(search) => show({ search })}
      />
      <Select
        w={170}
        aria-label={t('level')}
        placeholder={t('anyLevel')}
        clearable
        clearButtonProps={clear}
        value={filter.difficulty || null}
        onChange={(difficulty) => show({ difficulty: difficulty ?? '' })}
        data={['1', '2', '3', '4', '5'].map((n) => ({ value: n, label: t('levelN', { n }) }))}
      />
      <Select
        w={170}
        searchable
        aria-label={t('category')}
        placeholder={t('anyCategory')}
        clearable
        clearButtonProps={clear}
        value={filter.category || null}
        onChange={(category) => show({ category: category ?? '' })}
        data={Object.keys(statistics?.by_category ?? {}).filter(Boolean)}
      />
      <Select
        w={170}
        aria-label={t('view')}
        placeholder={t('viewAll')}
        clearable
        clearButtonProps={clear}
        value={viewOf(filter) ?? null}
        onChange={(view) => show({ ...everything, ...views[view as View] })}
        data={(Object.keys(views) as View[]).map((view) => ({
          value: view,
          label: t(`view_${view}`),
        }))}
      />
      <TagField value={filter.tag} onTag={(tag) => show({ tag })} />
    </>
  );
}

function TagField({ value, onTag }: { value: string; onTag: (tag: string) => void }) {
  const { t } = useTexts(words);
  const [typed, setTyped] = useState(value);
  const later = useDebouncedCallback(onTag, 300);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      w={120}
      aria-label={t('tag')}
      placeholder={t('tag')}
      maxLength={limits.maxLabel}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        later(currentTarget.value.trim());
      }}
    />
  );
}
