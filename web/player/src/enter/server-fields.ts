import { ApiError } from '@quizcast/connection';
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';

/**
 * Puts what the server found wrong at the fields it names. Says whether it named one that this form
 * has; else the refusal belongs above the form.
 */
export function toFields<F extends FieldValues>(
  refusal: unknown,
  form: { getValues(): F; setError: UseFormSetError<F> },
): boolean {
  if (!(refusal instanceof ApiError)) return false;
  const known = [...refusal.fields].filter(([name]) => name in form.getValues());
  known.forEach(([name], place) => {
    form.setError(
      name as Path<F>,
      { type: 'server', message: 'error.server' },
      { shouldFocus: place === 0 },
    );
  });
  return known.length > 0;
}
