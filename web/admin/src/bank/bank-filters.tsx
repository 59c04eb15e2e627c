import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { SearchField } from '../parts/list/search-field.tsx';
import { usePoolStatistics } from '../readiness/calls.ts';
import { useTexts } from '../texts.ts';
import type { Filter } from './calls.ts';
import { words } from './words.ts';

interface Filters {
  filter: Filter;
  show(changes: Partial<Filter>): void;
}

export function BankFilters({ filter, show }: Filters) {
  const { t } = useTexts(words);
  const { data } = usePoolStatistics();
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
        data={Object.keys(data?.by_category ?? {}).filter(Boolean)}
      />
      <Select
        w={170}
        aria-label={t('view')}
        placeholder={t('viewAll')}
        clearable
        clearButtonProps={clear}
        value={filter.archived ? 'archived' : filter.duplicates ? 'duplicates' : null}
        onChange={(view) =>
          show({
            archived: view === 'archived' ? 'true' : '',
            duplicates: view === 'duplicates' ? 'true' : '',
          })
        }
        data={[
          { value: 'duplicates', label: t('viewDuplicates') },
          { value: 'archived', label: t('viewArchived') },
        ]}
      />
      <TagField value={filter.tag} onTag={(tag) => show({ tag })} />
      <SegmentedControl
        aria-label={t('usedAt')}
        value={filter.used}
        onChange={(used) => show({ used })}
        data={[
          { value: '', label: t('anyUse') },
          { value: 'false', label: t('free') },
          { value: 'true', label: t('used') },
        ]}
      />
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
      maxLength={100}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        later(currentTarget.value.trim());
      }}
    />
  );
}
