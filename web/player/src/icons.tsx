const paths = {
  right: 'm5 12.5 4.5 4.5L19 7.5',
  wrong: 'm6.5 6.5 11 11m0-11-11 11',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 8c.6-3.2 3-5 6-5s5.400 1.800 6 5m1-8.500a3 3 0 0 0 0-6m2.500 14.500H21c-.4-2.600-1.700-4.300-3.600-5',
} as const;

/** A drawing that only repeats what words beside it say. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
