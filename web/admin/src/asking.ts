import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * One change at a time: what is pressed again while the first press is on its way is not asked twice.
 * Afterwards whatever `changed` names is read again, and only then is the page free.
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
