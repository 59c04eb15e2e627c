import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * Sends one change at a time; a second press during the request does nothing. After the request the
 * queries named by `changed` are read again, and only then can the next change start.
 */
export function useAsking<Wish, Answer>(
  ask: (wish: Wish) => Promise<Answer>,
  ...changed: readonly QueryKey[]
) {
  const queries = useQueryClient();
  const underWay = useRef(false);
  const { mutate, data, error, isPending, isSuccess } = useMutation({
    mutationFn: ask,
    onSettled: () =>
      Promise.all(changed.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const run = (wish: Wish, onDone?: (answer: Answer) => void) => {
    if (underWay.current) return;
    underWay.current = true;
    mutate(wish, {
      ...(onDone && { onSuccess: onDone }),
      onSettled: () => {
        underWay.current = false;
      },
    });
  };
  return { run, busy: isPending, answer: data, refusal: error, done: isSuccess };
}
