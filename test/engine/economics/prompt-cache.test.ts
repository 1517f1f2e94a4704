import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { modelPrices } from '../../../engine/economics/prices.ts';
import {
  promptCacheModel,
  type PromptCharge,
  promptCost,
  type PromptPart,
} from '../../../engine/economics/prompt-cache.ts';
import { type ModelPrices, tokenCounter } from '../../../engine/index.ts';
import { createPromptCache, type Measured } from '../../../src/testing/prompts/prompt-cache.ts';

function pricesOf(model: string): ModelPrices {
  const prices = modelPrices(model);
  if (prices === undefined) throw new Error(`no prices for ${model}`);
  return prices;
}

const claude = { ...pricesOf('claude-sonnet-5'), minimumPrefix: 40 };
const gpt = { ...pricesOf('gpt-5.2'), minimumPrefix: 40 };

const counter = tokenCounter('gpt-5.2');

const parts = (...tokens: readonly number[]): readonly PromptPart[] =>
  tokens.map((each, index) => ({ key: String(index), tokens: each }));

/** A conversation that grows; now and then an earlier message is written anew. */
const conversations = fc.array(
  fc.record({
    added: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
    edited: fc.option(fc.nat(), { freq: 6 }),
  }),
  { minLength: 1, maxLength: 14 },
);

/** The texts of the messages in each request; no two begin alike. */
function* requestsOf(
  turns: readonly { readonly added: readonly number[]; readonly edited: number | null }[],
): Generator<readonly string[]> {
  const texts: string[] = [];
  let serial = 0;
  const textOf = (words: number): string => `${(serial += 1)}:${' a'.repeat(words)}`;
  for (const { added, edited } of turns) {
    if (edited !== null && texts.length > 0) texts[edited % texts.length] = textOf(7);
    texts.push(...added.map(textOf));
    yield [...texts];
  }
}

/** What the model and the strict provider say about each request of a conversation. */
function* compare(
  requests: Iterable<readonly string[]>,
  prices: ModelPrices,
): Generator<{ readonly charge: PromptCharge; readonly measured: Measured }> {
  const caching = prices.provider === 'anthropic' ? 'breakpoints' : 'prefix';
  const strict = createPromptCache(() => prices.minimumPrefix);
  const model = promptCacheModel(prices);
  for (const texts of requests) {
    const segments = texts.map((text, index) => ({
      text,
      breakpoint: index === 0 || index === texts.length - 1,
    }));
    const found = strict.look({ model: 'gpt-5.2', caching, segments });
    found.remember();
    const counted = texts.map((text) => ({ key: text, tokens: counter.count(text) }));
    yield { charge: model.send(counted, 0), measured: found.measured };
  }
}

describe('the model of a prompt cache', () => {
  it('reads and writes as Anthropic documents it, like the strict provider', () => {
    fc.assert(
      fc.property(conversations, (turns) => {
        for (const { charge, measured } of compare(requestsOf(turns), claude)) {
          expect(charge.read).toBe(measured.cached);
          expect(charge.written).toBe(measured.written);
          expect(charge.read + charge.written + charge.plain).toBe(measured.prompt);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('reads as OpenAI documents it, like the strict provider', () => {
    fc.assert(
      fc.property(conversations, (turns) => {
        for (const { charge, measured } of compare(requestsOf(turns), gpt)) {
          // What the strict provider finds alike within a message is less than a step.
          expect(Math.abs(charge.read - measured.cached)).toBeLessThanOrEqual(128);
          expect(charge.read + charge.written + charge.plain).toBe(measured.prompt);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('caches nothing of a prompt below the minimum, and all of it from there on', () => {
    const model = promptCacheModel(claude);
    expect(model.send(parts(10, 20), 0)).toEqual({ read: 0, written: 0, plain: 30 });
    expect(model.send(parts(10, 20, 30), 0)).toEqual({ read: 0, written: 60, plain: 0 });
    expect(model.send(parts(10, 20, 30, 5), 0)).toEqual({ read: 60, written: 5, plain: 0 });
  });

  it('forgets after its minutes, counted from the last use', () => {
    const model = promptCacheModel(claude);
    model.send(parts(100), 0);
    expect(model.send(parts(100, 1), 5).read).toBe(100);
    expect(model.send(parts(100, 1, 1), 10).read).toBe(101);
    expect(model.send(parts(100, 1, 1, 1), 15.1).read).toBe(0);
  });

  it('reads in steps where the provider does', () => {
    const model = promptCacheModel(gpt);
    model.send(parts(300), 0);
    expect(model.send(parts(300, 10), 0)).toEqual({ read: 256, written: 54, plain: 0 });
  });

  it('costs more in all of a prompt that is longer than usual ones may be', () => {
    const prices = { ...claude, longPrompts: { above: 100, times: 2 } };
    const charge = { read: 60, written: 40, plain: 0 };
    expect(promptCost(charge, prices)).toBe(promptCost(charge, claude));
    const longer = { ...charge, written: 41 };
    expect(promptCost(longer, prices)).toBeCloseTo(2 * promptCost(longer, claude), 12);
  });
});
