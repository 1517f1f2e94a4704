import { expect, it } from 'vitest';

import { memoryStore, modelPrices, tokenCounter } from '../../../src/index.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { readLedger } from '../../../src/ledger/read-ledger.ts';
import { reportLedger } from '../../../src/ledger/report.ts';
import { block } from './block.ts';

const MINUTE = 60_000;

/** Turns of one tool result each, at these minutes; the block of turn n stands in message 2n - 1. */
interface Case {
  readonly model: string;
  readonly minutes: readonly number[];
  /** Whether the provider reports that it writes to its cache for an hour. */
  readonly anHour?: boolean;
}

/** What was saved in US dollars, worked out from nothing but the price list and which turn carries what. */
function expectedSavings({ model, minutes, anHour = false }: Case): number {
  const { input, cacheWrite, cacheRead, cacheMinutes } = modelPrices(model) ?? NO_PRICES;
  const write = anHour ? 2 * input : cacheWrite;
  const lifetime = anHour ? 60 : cacheMinutes;
  const counter = tokenCounter(model);
  const tokens = counter.estimate(block(1).before) - counter.estimate(block(1).after);
  return minutes.reduce((dollars, minute, turn) => {
    const isWarm = turn > 0 && minute - (minutes[turn - 1] ?? 0) <= lifetime;
    const older = turn * tokens * (isWarm ? cacheRead : write);
    return dollars + (older + tokens * write) / 1_000_000;
  }, 0);
}

const NO_PRICES = { input: 0, cacheWrite: 0, cacheRead: 0, cacheMinutes: 0 };

it.each<Case>([
  { model: 'claude-sonnet-5', minutes: [0, 1, 2, 3, 4] },
  { model: 'claude-sonnet-5', minutes: [0, 4, 30, 31, 300] },
  { model: 'claude-opus-5', minutes: [0, 4, 30, 31, 300], anHour: true },
  { model: 'gpt-5.2', minutes: [0, 4, 30, 31] },
  { model: 'gpt-6-sol', minutes: [0, 4, 30, 31, 300] },
  { model: 'gemini-3.8-flash', minutes: [0, 7, 8] },
  { model: 'deepseek-v4-flash', minutes: [0, 100, 250] },
])('what is saved is what one comes to by hand: $model at $minutes', async (each) => {
  const { model, minutes, anHour = false } = each;
  const store = memoryStore();
  const clock = { now: 0 };
  const start = Date.parse('2026-11-20T10:00:00Z');
  const place = { conversation: 'c1', model, heldOut: false };
  const ledger = createLedger({
    pricesOf: modelPrices,
    store,
    now: () => clock.now,
    onFailure: () => undefined,
  });
  for (const [turn, minute] of minutes.entries()) {
    clock.now = start + minute * MINUTE;
    const blocks = Array.from({ length: turn + 1 }, (_, index) => block(2 * index + 1));
    const messages = 2 * turn + 2;
    ledger.note({ kind: 'compression', ...place, messages, blocks, offersTool: false });
    const usage = { prompt: 1000, cached: 0, output: 10, ...(anHour ? { cacheMinutes: 60 } : {}) };
    ledger.note({ kind: 'answer', ...place, usage, isHidden: false, retrieved: [] });
  }
  await ledger.flush();
  const report = reportLedger(await readLedger(store), modelPrices);
  expect(report.total.money?.saved).toBeCloseTo(expectedSavings(each), 12);
  expect(report.total.money?.net).toBeCloseTo(expectedSavings(each), 12);
  expect(report.kinds[0]?.saved).toBeCloseTo(expectedSavings(each), 12);
});
