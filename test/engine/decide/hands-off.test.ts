import { describe, expect, it } from 'vitest';

import type { Slot } from '../../../engine/messages/lens.ts';
import { handsOff } from '../../../engine/decide/hands-off.ts';
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
