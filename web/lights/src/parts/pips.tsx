/** The state of a question: `lit` passed, `out` failed, `now` open, `dim` upcoming. */
export type Pip = 'lit' | 'out' | 'now' | 'dim' | 'hollow';

/** One dot for each question of a game. The same is also shown as text. */
export function Pips({ pips }: { pips: readonly Pip[] }) {
  return (
    <span className={pips.length > 14 ? 'pips many' : 'pips'} aria-hidden="true">
      {pips.map((pip, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pip is identified by its position
        <span key={index} className={`pip ${pip}`} />
      ))}
    </span>
  );
}

/** The dots of a game that shows question `number` of `total`. */
export function pipsOf(
  number: number,
  total: number,
  { closed = false, outAt }: { closed?: boolean; outAt?: number } = {},
): Pip[] {
  return Array.from({ length: total }, (_, index) => {
    const one = index + 1;
    if (outAt !== undefined && one >= outAt) return one === outAt ? 'out' : 'hollow';
    if (one < number || (closed && one === number)) return 'lit';
    return one === number ? 'now' : 'dim';
  });
}
