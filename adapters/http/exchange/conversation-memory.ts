import type { Headroom } from '../../../src/index.ts';
import type { Memory } from '../formats/wire-format.ts';

/** Characters of keys and values that this process keeps at most. */
const MOST_CHARACTERS = 32_000_000;

/** What was remembered of conversations, with what this process knows already in front of the store. */
export interface ConversationMemory {
  /** The values of those keys that are known. Never rejects: a store that fails knows nothing. */
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Keeps memories. Never rejects. */
  remember(memories: readonly Memory[]): Promise<void>;
}

/**
 * A turn is remembered before the client sees its end, so what the store did not know when a request
 * carried the turn it will never know: both answers may be kept.
 */
export function conversationMemory(headroom: Headroom): ConversationMemory {
  const { store } = headroom;
  const known = new Map<string, string | undefined>();
  let size = 0;

  function forget(key: string): void {
    if (known.has(key)) size -= sizeOf(key, known.get(key));
    known.delete(key);
  }

  function keep(key: string, value: string | undefined): void {
    forget(key);
    known.set(key, value);
    size += sizeOf(key, value);
    for (const oldest of known.keys()) {
      if (size <= MOST_CHARACTERS) return;
      forget(oldest);
    }
  }

  return {
    async recall(keys) {
      const asked = keys.filter((key) => !known.has(key));
      const here = keys.flatMap((key) => pair(key, known.get(key)));
      if (asked.length === 0) return new Map(here);
      try {
        const found = await store.recall(asked);
        for (const key of asked) keep(key, found.get(key) ?? known.get(key));
        return new Map([...here, ...found]);
      } catch (error) {
        headroom.note({ kind: 'failure', doing: 'recalling hidden tool calls', error });
        return new Map(here);
      }
    },
    async remember(memories) {
      for (const { key, value } of memories) {
        keep(key, value);
        try {
          await store.remember(key, value);
        } catch (error) {
          headroom.note({ kind: 'failure', doing: 'remembering hidden tool calls', error });
        }
      }
    },
  };
}

function sizeOf(key: string, value = ''): number {
  return key.length + value.length;
}

function pair(key: string, value: string | undefined): readonly [string, string][] {
  return value === undefined ? [] : [[key, value]];
}
