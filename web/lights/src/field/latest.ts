/** Caches the last value, and computes a new one only if the key changes. */
export class Latest<T> {
  #key: readonly unknown[] = [];
  #value: T | undefined;

  get(key: readonly unknown[], make: () => T): T {
    if (this.#value === undefined || !equal(this.#key, key)) {
      this.#key = key;
      this.#value = make();
    }
    return this.#value;
  }
}

function equal(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
