/** A runtime check that narrows the type. */
export type Guard<T> = (value: unknown) => value is T;

/** The type that a guard checks for. */
export type Of<G> = G extends Guard<infer T> ? T : never;

type Fields = Record<string, Guard<unknown>>;
type Required<F extends Fields> = { readonly [K in keyof F]: Of<F[K]> };
type Optional<F extends Fields> = { readonly [K in keyof F]?: Of<F[K]> };

export const number: Guard<number> = (value): value is number => Number.isFinite(value);

export const text: Guard<string> = (value): value is string => typeof value === 'string';

export const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';

export function oneOf<const T extends string>(...allowed: readonly T[]): Guard<T> {
  return (value): value is T => allowed.some((one) => one === value);
}

export function listOf<T>(item: Guard<T>, atLeast = 0): Guard<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length >= atLeast && value.every(item);
}

export function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

/**
 * A guard for an object with these fields. Unknown fields are allowed, so that the server may add
 * some. An optional field may be absent but never null, as the contract requires.
 */
export function shape<R extends Fields, O extends Fields = Record<never, never>>(
  required: R,
  optional?: O,
): Guard<Required<R> & Optional<O>> {
  const must = Object.entries(required);
  const may = Object.entries(optional ?? {});
  return (value): value is Required<R> & Optional<O> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const fields = value as Record<string, unknown>;
    return (
      must.every(([name, guard]) => guard(fields[name])) &&
      may.every(([name, guard]) => fields[name] === undefined || guard(fields[name]))
    );
  };
}
