import { expect, it } from 'vitest';

import { memoryStore, modelPrices, type Store } from '../../../src/index.ts';
import { createLedger, type Ledger } from '../../../src/ledger/ledger.ts';
import { block } from './block.ts';
import { readLedger } from '../../../src/ledger/read-ledger.ts';

const MINUTE = 60_000;

function open(store: Store, now: () => number = Date.now): Ledger {
  const onFailure = (error: unknown): never => {
    throw error;
  };
  return createLedger({ pricesOf: modelPrices, store, now, onFailure });
}

/** A conversation of so many messages goes to a model. */
function send(ledger: Ledger, conversation: string, messages: number): void {
  const place = { conversation, model: 'claude-sonnet-5', heldOut: false };
  ledger.note({ kind: 'compression', ...place, messages, blocks: [block(1)], offersTool: true });
}

it('do not count as new at midnight what the cache still has', async () => {
  const store = memoryStore();
  let now = Date.parse('2026-11-20T23:58:00Z');
  const ledger = open(store, () => now);
  for (const messages of [2, 4, 6, 8]) {
    send(ledger, 'c1', messages);
    now += MINUTE;
  }
  await ledger.flush();
  const [before, after, ...others] = await readLedger(store);
  expect(others).toEqual([]);
  expect(before).toMatchObject({ day: '2026-11-20', requests: 2, prefix: { kept: 2 } });
  expect(after).toMatchObject({ day: '2026-11-21', requests: 2, prefix: { kept: 2 } });
  const fresh = before?.saved[0]?.fresh ?? 0;
  expect(fresh).toBeGreaterThan(0);
  expect(before?.saved).toMatchObject([{ fresh, again: fresh }]);
  expect(after?.saved).toMatchObject([{ fresh: 0, again: 2 * fresh }]);
  expect(after?.added).toEqual({ fresh: 0, again: 2 * (before?.added.fresh ?? 0) });
});

it('are read by few keys at once, and by few more than there are conversations', async () => {
  const store = memoryStore();
  const ledger = open(store);
  const conversations = Array.from({ length: 1200 }, (_, index) => `c${index}`);
  for (const conversation of conversations) send(ledger, conversation, 2);
  await ledger.flush();
  const asked: number[] = [];
  const entries = await readLedger({
    remember: (key, value) => store.remember(key, value),
    recall(keys) {
      asked.push(keys.length);
      return store.recall(keys);
    },
  });
  expect(entries.map(({ session }) => session)).toEqual(conversations);
  expect(Math.max(...asked)).toBeLessThanOrEqual(500);
  expect(asked.reduce((sum, count) => sum + count, 0)).toBeLessThan(1400);
});
