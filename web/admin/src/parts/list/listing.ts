import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

/**
 * Keeps the filters and the page of a list in the URL, so that the back button, a reload and a
 * shared link preserve them.
 */
export function useListing<Name extends string>(...names: readonly Name[]) {
  const [address, setAddress] = useSearchParams();
  const shown = Object.fromEntries(names.map((name) => [name, address.get(name) ?? ''])) as Record<
    Name,
    string
  >;
  const page = Math.max(1, Number(address.get('page')) || 1);
  // A change of the URL is rendered later. A second change that comes before, such as a search that
  // was typed shortly before a click, must keep the first one.
  const latest = useRef<Record<string, string>>({});
  useEffect(() => {
    latest.current = Object.fromEntries(address);
  }, [address]);
  const show = (changes: Partial<Record<Name | 'page', string>>) => {
    const all: Record<string, string> = { ...latest.current, page: '1', ...changes };
    latest.current = all;
    setAddress(
      Object.entries(all).filter(
        ([name, value]) => value !== '' && (name !== 'page' || value !== '1'),
      ),
      { replace: true },
    );
  };
  const filtered = names.some((name) => shown[name] !== '');
  const clear = () => setAddress([], { replace: true });
  return { shown, page, show, filtered, clear };
}
