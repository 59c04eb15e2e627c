import { useSearchParams } from 'react-router';

/** What a listing shows stands in the address, so that "back" and a reload keep it. */
export function useShown<Name extends string>(...names: readonly Name[]) {
  const [address, setAddress] = useSearchParams();
  const shown = Object.fromEntries(names.map((name) => [name, address.get(name) ?? ''])) as Record<
    Name,
    string
  >;
  const page = Math.max(1, Number(address.get('page')) || 1);
  const show = (changes: Partial<Record<Name | 'page', string>>) => {
    const all: Record<string, string> = { ...shown, page: '1', ...changes };
    setAddress(Object.entries(all).filter(([, value]) => value !== ''));
  };
  return { shown, page, show };
}
