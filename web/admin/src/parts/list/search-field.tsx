import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

interface Searching {
  label: string;
  value: string;
  onSearch(text: string): void;
}

/** A search field that starts the search shortly after the last key press. */
export function SearchField({ label, value, onSearch }: Searching) {
  const [typed, setTyped] = useState(value);
  const later = useDebouncedCallback(onSearch, 300);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      type="search"
      style={{ flex: '1 1 200px' }}
      aria-label={label}
      placeholder={label}
      maxLength={100}
      leftSection={<Search size={16} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        later(currentTarget.value);
      }}
    />
  );
}
