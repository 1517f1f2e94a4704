import { describe, expect, it } from 'vitest';

import type { Slot } from '../../../engine/messages/lens.ts';
import { handsOff, lossyBudget } from '../../../engine/route/limits.ts';
import type { Settings } from '../../../engine/settings.ts';

const settings: Settings = {
  mode: 'balanced',
  tools: { secret: 'off' },
  trigger: 2000,
  keep: undefined,
  references: true,
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
    [{}, undefined],
  ])('%o: %s', (change, reason) => {
    expect(handsOff(slot(change), settings)).toBe(reason);
  });
});

it('keeps a share of the tokens within bounds, or the share that was asked for', () => {
  expect(lossyBudget(3000, 'balanced', undefined)).toBe(450);
  expect(lossyBudget(20_000, 'balanced', undefined)).toBe(1000);
  expect(lossyBudget(500_000, 'balanced', undefined)).toBe(1500);
  expect(lossyBudget(10_000, 'aggressive', undefined)).toBe(400);
  expect(lossyBudget(10_000, 'balanced', 0.3)).toBe(3000);
});
