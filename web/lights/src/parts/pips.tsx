/** What became of a question: `lit` won, `out` lost here, `now` open, `dim` to come. */
export type Pip = 'lit' | 'out' | 'now' | 'dim' | 'hollow';

/** One dot for each question of a game. The numbers beside it say the same in words. */
export function Pips({ pips }: { pips: readonly Pip[] }) {
  return (
    <span className={pips.length > 14 ? 'pips many' : 'pips'} aria-hidden="true">
      {pips.map((pip, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pip is its place
        <span key={index} className={`pip ${pip}`} />
      ))}
    </span>
  );
}

/** The pips of a game whose question `number` of `total` is shown. */
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
