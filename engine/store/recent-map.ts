/** How much a map may hold. */
export interface RecentMapOptions<Value> {
  /** What all values may weigh together. */
  readonly most: number;
  /**
   * What a value weighs.
   * @defaultValue 1 each
   */
  readonly weigh?: (value: Value) => number;
  /** Told of each entry that goes because there is too much. */
  readonly evicted?: (key: string, value: Value) => void;
}

/** A map whose least recently used entries go when it holds too much; the newest stays, whatever it weighs. */
export class RecentMap<Value> {
  readonly #most: number;
  readonly #weigh: (value: Value) => number;
  readonly #evicted: ((key: string, value: Value) => void) | undefined;
  // A Map iterates in the order of insertion: what was used last stands last.
  readonly #entries = new Map<string, Value>();
  #weight = 0;

  constructor({ most, weigh = () => 1, evicted }: RecentMapOptions<Value>) {
    this.#most = most;
    this.#weigh = weigh;
    this.#evicted = evicted;
  }

  /** How many entries there are. */
  get size(): number {
    return this.#entries.size;
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
    this.#weight += this.#weigh(value);
    for (const [oldest, old] of this.#entries) {
      if (this.#weight <= this.#most || this.#entries.size === 1) return;
      this.delete(oldest);
      this.#evicted?.(oldest, old);
    }
  }

  /** Forgets a key. */
  delete(key: string): void {
    const value = this.#entries.get(key);
    if (value !== undefined) this.#weight -= this.#weigh(value);
    this.#entries.delete(key);
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
