import { type Headroom, RecentMap } from '../../../src/index.ts';
import type { Memory } from '../formats/wire-format.ts';
import { unwrittenMemories } from './unwritten.ts';

/** Characters of keys and values that this process keeps at most. */
const MOST_CHARACTERS = 16_000_000;
/** Milliseconds after which all processes have written what a store that was gone did not take. */
const SETTLED = 10_000;

/** What was remembered of conversations, with what this process knows already in front of the store. */
export interface ConversationMemory {
  /**
   * The values of those keys that are known. Of `open` ones other processes may still tell something when the store
   * knows nothing yet. Never rejects: a store that fails knows nothing.
   */
  recall(keys: readonly string[], open?: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Keeps memories; those that the store does not take are written when it is back. Never rejects. */
  remember(memories: readonly Memory[]): Promise<void>;
}

/**
 * A turn is remembered before the client sees its end, so what the store did not know when a request carried the turn it
 * will never know: that a key is unknown is kept here as its value would be. The store is asked again only for a while
 * after it was gone, and about keys of a conversation that keeps its name, to which other processes add.
 */
export function conversationMemory(headroom: Headroom): ConversationMemory {
  const { store } = headroom;
  const known = new RecentMap<string | undefined>({
    most: MOST_CHARACTERS,
    isStrict: true,
    weigh: (value = '', key) => key.length + value.length,
  });
  const unwritten = unwrittenMemories(store);
  let lastFailure = Number.NEGATIVE_INFINITY;

  function failed(doing: string, error: unknown): void {
    lastFailure = performance.now();
    headroom.note({ kind: 'failure', doing, error });
  }

  return {
    async recall(keys, open = []) {
      const asked = keys.filter((key) => !known.has(key));
      const here = keys.flatMap((key) => pair(key, known.peek(key)));
      if (asked.length === 0) return new Map(here);
      try {
        const found = await store.recall(asked);
        const isSettled = performance.now() - lastFailure > SETTLED;
        for (const key of asked) {
          const value = found.get(key) ?? known.peek(key);
          if (value !== undefined || (isSettled && !open.includes(key))) known.set(key, value);
        }
        return new Map([...here, ...found]);
      } catch (error) {
        failed('recalling hidden tool calls', error);
        return new Map(here);
      }
    },
    async remember(memories) {
      for (const memory of memories) {
        known.set(memory.key, memory.value);
        try {
          await store.remember(memory.key, memory.value);
        } catch (error) {
          unwritten.add(memory);
          failed('remembering hidden tool calls', error);
        }
      }
    },
  };
}

function pair(key: string, value: string | undefined): readonly [string, string][] {
  return value === undefined ? [] : [[key, value]];
}
