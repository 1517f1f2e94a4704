import { describe, expect, it } from 'vitest';

import type { Slot } from '../../../engine/messages/lens.ts';
import { type BudgetContext, handsOff, lossyBudget } from '../../../engine/route/limits.ts';
import type { Settings } from '../../../engine/settings.ts';

const settings: Settings = {
  mode: 'balanced',
  tools: { secret: 'off' },
  kinds: {},
  trigger: 2000,
  keep: undefined,
  references: true,
  repeats: true,
};
const slot = (change: Partial<Slot>): Slot => ({
  message: 0,
  path: ['content'],
  role: 'tool',
  text: 'x'.repeat(500),
  ...change,
});

describe('hands off', () => {
  it.each([
    [{ text: 'short' }, 'too short to gain'],
    [{ role: 'user' as const }, 'written by the user'],
    [{ toolName: 'secret' }, 'tool secret is set to off'],
    [{ toolName: 'mcp__x__headroom_retrieve' }, 'brought back by headroom_retrieve'],
    [{ toolName: 'constructor' }, undefined],
    [
      { text: 'x'.repeat(64 * 1024 * 1024 + 1) },
      'longer than 64 Mi characters, the limit for one text: pass it in parts',
    ],
    [{}, undefined],
  ])('%#: $1', (change, reason) => {
    expect(handsOff(slot(change), settings)).toBe(reason);
  });
});

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
