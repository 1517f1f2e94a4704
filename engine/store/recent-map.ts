/** A map whose least recently used entry goes when there are too many. */
export class RecentMap<Value> {
  readonly #most: number;
  // A Map iterates in the order of insertion: what was used last stands last.
  readonly #entries = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The value under a key, which thereby is the one used last. */
  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  /** Sets a value as the one used last. */
  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#most && oldest !== undefined) this.#entries.delete(oldest);
  }

  /** Forgets a key. */
  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear();
  }
}
