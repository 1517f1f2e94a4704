import { expect, it } from 'vitest';

import {
  type AdapterEvent,
  type BlockReport,
  modelPrices,
  tokenCounter,
} from '../../../src/index.ts';
import { type Account, openAccount } from '../../../src/ledger/account.ts';
import { block } from './block.ts';

const MODEL = 'claude-sonnet-5';
const place = { conversation: 'c1', model: MODEL, heldOut: false };
const ANSWER = { kind: 'answer', ...place, usage: undefined, retrieved: [] } as const;
const estimate = (text: string): number => tokenCounter(MODEL).estimate(text);
const SAVED = estimate(block(1).before) - estimate(block(1).after);

function send(account: Account, messages: number, minute = 0): void {
  const blocks: readonly BlockReport[] = [block(1)];
  const event: Extract<AdapterEvent, { kind: 'compression' }> = {
    kind: 'compression',
    ...place,
    messages,
    blocks,
    offersTool: false,
  };
  account.compressed(event, { minute, verdict: { kept: true } });
}

it('begins with nothing saved, and nothing added', () => {
  const account = openAccount(place, modelPrices);
  expect(account.net()).toBe(0);
  expect(account.figures()).toMatchObject({ saved: [], added: { fresh: 0, again: 0 } });
});

it('is left with what was saved less what retrieving cost, in tokens at the price of input', () => {
  const published = modelPrices(MODEL);
  if (published === undefined) throw new Error(`no price of ${MODEL}`);
  const prices = { ...published, input: 10, cacheWrite: 20, cacheRead: 5, output: 50 };
  const account = openAccount(place, () => prices);
  send(account, 2);
  send(account, 4);
  const usage = { prompt: 1000, cached: 800, output: 10 };
  account.answered({ ...ANSWER, usage, isHidden: true });
  expect(account.net()).toBeCloseTo(2 * SAVED + 0.5 * SAVED - (2 * 200 + 0.5 * 800) - 5 * 10);
});

it('expects caches of unknown models to keep a prompt for five minutes', () => {
  const account = openAccount({ ...place, model: 'my-model' }, () => undefined);
  for (const [index, minute] of [0, 5, 10.5].entries()) send(account, 2 + 2 * index, minute);
  const [saved] = account.figures().saved;
  expect(saved?.fresh).toBe(2 * (saved?.again ?? 0));
});

it('expects the whole prompt in the cache where a hidden answer follows nothing that was added', () => {
  const account = openAccount(place, modelPrices);
  send(account, 2);
  account.answered({ ...ANSWER, isHidden: true });
  const { prompt, cached } = account.figures().hidden;
  expect(prompt).toBe(estimate(block(1).after));
  expect(cached).toBe(prompt);
});

it('does not charge a request sent once more for what the model retrieved after it', () => {
  const account = openAccount(place, modelPrices);
  send(account, 4);
  account.answered({ ...ANSWER, isHidden: false, retrieved: ['word '.repeat(500)] });
  send(account, 4);
  expect(account.figures().added).toEqual({ fresh: 0, again: 0 });
});
