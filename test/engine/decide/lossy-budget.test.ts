import { describe, expect, it } from 'vitest';

import { type BudgetContext, lossyBudget } from '../../../engine/decide/lossy-budget.ts';

describe('the budget of a block that parts are left out of', () => {
  const budget = (tokens: number, change: Partial<BudgetContext> = {}): number =>
    lossyBudget(tokens, { kind: 'json', mode: 'balanced', keep: undefined, ...change });

  it('is a share of its tokens within bounds, or the share that was asked for', () => {
    expect(budget(3000)).toBe(450);
    expect(budget(20_000)).toBe(1000);
    expect(budget(500_000)).toBe(1500);
    expect(budget(10_000, { mode: 'aggressive' })).toBe(400);
    expect(budget(10_000, { keep: 0.3 })).toBe(3000);
  });

  it('is at least the share that its kind needs, up to a bound', () => {
    expect(budget(10_000, { kind: 'html' })).toBe(4000);
    expect(budget(10_000, { kind: 'html', mode: 'aggressive' })).toBe(1000);
    expect(budget(1_000_000, { kind: 'html' })).toBe(12_000);
    expect(budget(10_000, { kind: 'html', keep: 0.05 })).toBe(500);
  });
});
