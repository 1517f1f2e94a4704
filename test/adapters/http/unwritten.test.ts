import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { unwrittenMemories } from '../../../adapters/http/exchange/unwritten.ts';

/** Milliseconds that the store of these tests takes. */
const CALL = 20;

/** By the clock of the test. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

/** A store that can be gone, takes its time and counts the calls that run at once. */
function slowStore(): {
  readonly values: Map<string, string>;
  isGone: boolean;
  most: number;
  remember(key: string, value: string): Promise<void>;
} {
  let running = 0;
  return {
    values: new Map(),
    isGone: true,
    most: 0,
    async remember(key, value) {
      running += 1;
      this.most = Math.max(this.most, running);
      await pause(CALL);
      running -= 1;
      if (this.isGone) throw new Error('gone');
      this.values.set(key, value);
    },
  };
}

describe('what a store did not take', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is written soon after it is back, many at a time but not all', async () => {
    const store = slowStore();
    const unwritten = unwrittenMemories(store);
    for (let index = 0; index < 1000; index += 1) unwritten.add({ key: `k${index}`, value: 'v' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.values.size).toBe(0);
    store.isGone = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.values.size).toBe(1000);
    expect(store.most).toBe(64);
  });

  it('is written as it was told last', async () => {
    const store = slowStore();
    const unwritten = unwrittenMemories(store);
    unwritten.add({ key: 'turn', value: 'first' });
    store.isGone = false;
    await vi.advanceTimersByTimeAsync(250 + CALL / 2);
    unwritten.add({ key: 'turn', value: 'second' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.values.get('turn')).toBe('second');
  });

  it('is tried again where only some of it was taken', async () => {
    const store = slowStore();
    store.isGone = false;
    let refused = 0;
    const picky = {
      async remember(key: string, value: string): Promise<void> {
        if (key === 'odd' && (refused += 1) < 3) throw new Error('not now');
        await store.remember(key, value);
      },
    };
    const unwritten = unwrittenMemories(picky);
    for (const key of ['even', 'odd', 'other']) unwritten.add({ key, value: key });
    await vi.advanceTimersByTimeAsync(2000);
    expect([...store.values.keys()].sort()).toEqual(['even', 'odd', 'other']);
    expect(refused).toBe(3);
  });
});
