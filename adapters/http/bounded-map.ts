/** Values under keys, of which those set longest ago go where all together weigh too much. */
export interface BoundedMap<Value> {
  /** Those that are there, the one set longest ago first. */
  readonly entries: ReadonlyMap<string, Value>;
  /** Sets a value; one that is set again is the youngest again. */
  set(key: string, value: Value): void;
  /** Forgets a key. */
  delete(key: string): void;
}

/** How much a map may hold. */
export interface BoundedMapOptions<Value> {
  /** What all entries may weigh together. */
  readonly most: number;
  /**
   * What an entry weighs.
   * @defaultValue 1 each
   */
  readonly weigh?: (value: Value, key: string) => number;
}

/** An empty map for what a process remembers as long as there is room, such as what it need not ask or make again. */
export function boundedMap<Value>({
  most,
  weigh = () => 1,
}: BoundedMapOptions<Value>): BoundedMap<Value> {
  // A Map iterates in the order of insertion.
  const entries = new Map<string, Value>();
  let weight = 0;

  function remove(key: string, value: Value): void {
    entries.delete(key);
    weight -= weigh(value, key);
  }

  function forget(key: string): void {
    // A value may be undefined and there.
    if (entries.has(key)) remove(key, entries.get(key) as Value);
  }

  return {
    entries,
    delete: forget,
    set(key, value) {
      forget(key);
      entries.set(key, value);
      weight += weigh(value, key);
      for (const [oldest, old] of entries) {
        if (weight <= most) return;
        remove(oldest, old);
      }
    },
  };
}
