/** A number in [0, 1) that depends only on `seed` and `index`, so that all screens show the same
 * hall. */
export function hash(seed: number, index: number): number {
  let bits = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul((index | 0) + 1, 0x85ebca6b)) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b) >>> 0;
  return ((bits ^ (bits >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** A permutation of the numbers below `count` that depends only on the seed. */
export function ranks(seed: number, count: number): Uint16Array {
  const order = Array.from({ length: count }, (_, place) => place);
  order.sort((one, other) => hash(seed, one) - hash(seed, other) || one - other);
  const rank = new Uint16Array(count);
  order.forEach((place, at) => {
    rank[place] = at;
  });
  return rank;
}
