import { describe, expect, it } from 'vitest';

import { CONTENT_KINDS } from '../../../engine/content.ts';
import { cachePrices } from '../../../engine/economics/prices.ts';
import { type Offer, weigh } from '../../../engine/economics/worth.ts';

const offer = (change: Partial<Offer>): Offer => ({
  kind: 'text',
  model: 'gpt-5.6',
  before: 5000,
  after: 900,
  ...change,
});

describe('a reference', () => {
  it('is explained without figures that others were counted for', () => {
    expect(weigh(offer({}))).toEqual({
      pays: true,
      reason: 'leaving parts out pays: a retrieve is expected in 25 % of cases',
    });
    expect(weigh(offer({ after: 4800 }))).toEqual({
      pays: false,
      reason:
        'leaving parts out does not pay: it saves about 4 %; a retrieve is expected in 25 % of cases',
    });
    expect(weigh(offer({ after: 5200 })).reason).toContain('it saves next to nothing');
  });

  it('pays from about 370 tokens on, by the prices and habits that are stated', () => {
    expect(weigh(offer({ after: 4650 })).pays).toBe(false);
    expect(weigh(offer({ after: 4600 })).pays).toBe(true);
  });

  it('pays later for kinds that are asked for more often', () => {
    const least = CONTENT_KINDS.map((kind) => {
      let saved = 1;
      while (!weigh(offer({ kind, after: 5000 - saved })).pays) saved += 1;
      return [kind, saved] as const;
    });
    const leastFor = Object.fromEntries(least);
    expect(leastFor['html']).toBeLessThan(leastFor['log'] ?? 0);
    expect(leastFor['log']).toBeLessThan(leastFor['text'] ?? 0);
    expect(leastFor['text']).toBeLessThan(leastFor['code'] ?? 0);
    expect(Math.max(...Object.values(leastFor))).toBeLessThan(700);
  });

  it('never pays where nothing is saved', () => {
    for (const kind of CONTENT_KINDS) {
      expect(weigh(offer({ kind, after: 5000 })).pays).toBe(false);
      expect(weigh(offer({ kind, after: 6000 })).pays).toBe(false);
    }
  });
});

describe('prices', () => {
  it.each([
    ['claude-opus-5', 1.25, 0.1],
    ['us.anthropic.claude-sonnet-4-5', 1.25, 0.1],
    ['gpt-4o', 1, 0.5],
    ['gpt-4.1-mini', 1, 0.25],
    ['gpt-5', 1, 0.1],
    ['gpt-5.2', 1, 0.1],
    ['gpt-5.6', 1.25, 0.1],
    ['gpt-5.16', 1.25, 0.1],
    ['deepseek-v4', 1, 0.02],
    ['some-model', 1.25, 0.1],
  ])('%s', (model, write, read) => {
    expect(cachePrices(model)).toEqual({ write, read });
  });
});
