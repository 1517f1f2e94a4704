import type { Headroom } from '../../../src/index.ts';
import type { Memory } from '../formats/wire-format.ts';

/** Keys remembered in this process at most. */
const MOST_KEYS = 50_000;

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
export function conversationMemory({ store, note }: Headroom): ConversationMemory {
  const known = new Map<string, string | undefined>();

  function keep(key: string, value: string | undefined): void {
    known.delete(key);
    known.set(key, value);
    const [oldest] = known.keys();
    if (known.size > MOST_KEYS && oldest !== undefined) known.delete(oldest);
  }

  return {
    async recall(keys) {
      const asked = keys.filter((key) => !known.has(key));
      try {
        const found = asked.length === 0 ? new Map() : await store.recall(asked);
        for (const key of asked) keep(key, found.get(key));
      } catch (error) {
        note({ kind: 'failure', doing: 'recalling hidden tool calls', error });
      }
      return new Map(keys.flatMap((key) => pair(key, known.get(key))));
    },
    async remember(memories) {
      for (const { key, value } of memories) {
        keep(key, value);
        try {
          await store.remember(key, value);
        } catch (error) {
          note({ kind: 'failure', doing: 'remembering hidden tool calls', error });
        }
      }
    },
  };
}

function pair(key: string, value: string | undefined): readonly [string, string][] {
  return value === undefined ? [] : [[key, value]];
}
