/**
 * How much a map may hold.
 *
 * @internal
 */
export interface RecentMapOptions<Value> {
  /** What all entries may weigh together. */
  readonly most: number;
  /**
   * What an entry weighs.
   * @defaultValue 1 each
   */
  readonly weigh?: (value: Value, key: string) => number;
  /**
   * Whether an entry goes at once that alone weighs too much, in place of staying while it is the newest.
   * @defaultValue false
   */
  readonly isStrict?: boolean;
  /** Told of each entry that goes because there is too much. */
  readonly evicted?: (key: string, value: Value) => void;
}

/**
 * A map whose least recently used entries go when it holds too much.
 *
 * @internal
 */
export class RecentMap<Value> {
  readonly #most: number;
  readonly #weigh: (value: Value, key: string) => number;
  readonly #leastEntries: number;
  readonly #evicted: ((key: string, value: Value) => void) | undefined;
  // A Map iterates in the order of insertion: what was used last stands last.
  readonly #entries = new Map<string, Value>();
  #weight = 0;

  constructor({ most, weigh = () => 1, isStrict = false, evicted }: RecentMapOptions<Value>) {
    this.#most = most;
    this.#weigh = weigh;
    this.#leastEntries = isStrict ? 0 : 1;
    this.#evicted = evicted;
  }

  /** How many entries there are. */
  get size(): number {
    return this.#entries.size;
  }

  /** Whether there is an entry under a key, be its value undefined. */
  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** The value under a key, which thereby is the one used last. */
  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  /** The value under a key, as long unused as before. */
  peek(key: string): Value | undefined {
    return this.#entries.get(key);
  }

  /** Sets a value as the one used last. */
  set(key: string, value: Value): void {
    this.delete(key);
    this.#entries.set(key, value);
    this.#weight += this.#weigh(value, key);
    for (const [oldest, old] of this.#entries) {
      if (this.#weight <= this.#most || this.#entries.size === this.#leastEntries) return;
      this.delete(oldest);
      this.#evicted?.(oldest, old);
    }
  }

  /** Forgets a key. */
  delete(key: string): void {
    if (!this.#entries.has(key)) return;
    // A value may be undefined and there.
    this.#weight -= this.#weigh(this.#entries.get(key) as Value, key);
    this.#entries.delete(key);
  }

  /** Keys and values, the least recently used first. */
  entries(): MapIterator<[string, Value]> {
    return this.#entries.entries();
  }

  /** The values, the least recently used first. */
  values(): Iterable<Value> {
    return this.#entries.values();
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }
}
