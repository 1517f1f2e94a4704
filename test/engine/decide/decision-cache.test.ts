import { expect, it, vi } from 'vitest';

import { DecisionCache } from '../../../engine/decide/decision-cache.ts';
import { type Decision, untouched } from '../../../engine/decide/decision.ts';

it('decides once for a text and a key', () => {
  const cache = new DecisionCache();
  const decide = vi.fn<() => Decision>(() => untouched('text', 'text', 'because'));
  const first = cache.recall('text', 'key', decide);
  expect(cache.recall('text', 'key', decide)).toBe(first);
  expect(decide).toHaveBeenCalledTimes(1);
  cache.recall('text', 'another key', decide);
  cache.recall('another text', 'key', decide);
  expect(decide).toHaveBeenCalledTimes(3);
});

it('forgets what was not used for long, and keeps what is', () => {
  const cache = new DecisionCache();
  const decide = vi.fn<() => Decision>(() => untouched('', 'text', 'because'));
  cache.recall('used', 'key', decide);
  cache.recall('unused', 'key', decide);
  for (let index = 0; index < 40; index += 1) {
    cache.recall(`${index}`.padEnd(4_000_000, 'x'), 'key', decide);
    cache.recall('used', 'key', decide);
  }
  expect(decide).toHaveBeenCalledTimes(42);
  cache.recall('unused', 'key', decide);
  expect(decide).toHaveBeenCalledTimes(43);
});

it('knows what was sent last in place of an original', () => {
  const cache = new DecisionCache();
  const original = { text: 'whole', kind: 'text' } as const;
  const sent = (text: string): Decision => ({
    ...untouched(text, 'text', 'because'),
    originals: new Map([['hash', original]]),
  });
  expect(cache.sentFor('hash')).toBeUndefined();
  cache.noteSent(sent('one form'));
  cache.noteSent(sent('another form'));
  cache.noteSent(untouched('whole', 'text', 'because'));
  expect(cache.sentFor('hash')).toBe('another form');
});
