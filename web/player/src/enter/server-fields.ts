import { ApiError } from '@quizcast/connection';
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';

/**
 * Shows the server's errors at their fields. Returns whether the refusal named a field of this
 * form; if not, it belongs above the form.
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
