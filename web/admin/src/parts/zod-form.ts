import type { z } from 'zod';

/** Validates a Mantine form with a schema. Returns the first message of each field, translated by
 * `say`. */
export function checkedBy<Form>(
  schema: z.ZodType<unknown, Form>,
  say: (message: string) => string,
) {
  return (values: Form): Record<string, string> => {
    const { error } = schema.safeParse(values);
    const messages: Record<string, string> = {};
    for (const { path, message } of error?.issues ?? []) {
      messages[path.join('.')] ??= say(message);
    }
    return messages;
  };
}
