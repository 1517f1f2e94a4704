import { describe, expect, it } from 'vitest';

import { pricesWith } from '../../../engine/index.ts';
import { modelPrices } from '../../../src/index.ts';
import type { LedgerEntry } from '../../../src/ledger/entry.ts';
import { netSavings } from '../../../src/ledger/net.ts';
import { reportLedger } from '../../../src/ledger/report.ts';

const MODEL = 'claude-sonnet-5';

describe('net savings', () => {
  const entry: LedgerEntry = {
    day: '2026-11-20',
    session: 'c1',
    model: MODEL,
    heldOut: false,
    requests: 2,
    saved: [{ kind: 'json', tool: 'search', fresh: 1_000_000, again: 2_000_000 }],
    added: { fresh: 100_000, again: 0 },
    reported: { answers: 2, prompt: 10_000, cached: 8000, output: 100 },
    hidden: { answers: 1, prompt: 1_000_000, cached: 900_000, output: 10_000 },
    prefix: { kept: 2, changedByClient: 0, changedByHeadroom: 0, expected: 0, read: 0 },
  };

  it('are what was saved, less what was added and what retrieving cost', () => {
    const prices = modelPrices(MODEL);
    const { cacheWrite = 0, cacheRead = 0, output = 0 } = prices ?? {};
    const money = netSavings(entry, modelPrices);
    expect(money?.saved).toBeCloseTo(cacheWrite + 2 * cacheRead);
    expect(money?.added).toBeCloseTo(0.1 * cacheWrite);
    expect(money?.retrievals).toBeCloseTo(0.1 * cacheWrite + 0.9 * cacheRead + 0.01 * output);
    expect(money?.net).toBeCloseTo(
      (money?.saved ?? 0) - (money?.added ?? 0) - (money?.retrievals ?? 0),
    );
  });

  it('may be negative, and are unknown where the price is', () => {
    expect(netSavings({ ...entry, saved: [] }, modelPrices)?.net).toBeLessThan(0);
    expect(netSavings({ ...entry, model: 'my-model' }, modelPrices)).toBeUndefined();
  });

  it('are at own prices where they are given', () => {
    const prices = { 'my-model': { input: 1, output: 5, cacheRead: 0.1 } };
    const money = netSavings({ ...entry, model: 'my-model' }, pricesWith(prices));
    expect(money?.saved).toBeCloseTo(1.2);
    expect(money?.added).toBeCloseTo(0.1);
    expect(money?.retrievals).toBeCloseTo(0.1 + 0.09 + 0.05);
  });

  it('are reported by day, model, session, kind and tool', () => {
    const other = { ...entry, session: 'c2', model: 'my-model' };
    const { total, models, kinds, tools, days, comparison } = reportLedger(
      [entry, other],
      modelPrices,
    );
    expect(total).toMatchObject({ requests: 4, retrievals: 2, savedTokens: 6_000_000 });
    expect(total.money).toEqual(netSavings(entry, modelPrices));
    expect(models.map(({ name, money }) => [name, money === undefined])).toEqual([
      [MODEL, false],
      ['my-model', true],
    ]);
    expect(kinds).toMatchObject([{ name: 'json', savedTokens: 6_000_000 }]);
    expect(tools).toMatchObject([{ name: 'search' }]);
    expect(days).toHaveLength(1);
    expect(comparison).toBeUndefined();
  });

  it('are compared with conversations that were held out', () => {
    const heldOut = { ...entry, heldOut: true, saved: [], hidden: { ...entry.hidden, prompt: 0 } };
    const reported = { answers: 1, prompt: 9000, cached: 0, output: 0 };
    const { comparison } = reportLedger([entry, { ...heldOut, reported }], modelPrices);
    expect(comparison?.heldOut).toMatchObject({ requests: 1, promptTokens: 9000 });
    expect(comparison?.compressed).toMatchObject({ requests: 2, promptTokens: 505_000 });
  });
});
