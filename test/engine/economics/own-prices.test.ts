import { describe, expect, it } from 'vitest';

import { pricesWith } from '../../../engine/economics/own-prices.ts';
import { modelPrices } from '../../../engine/economics/prices.ts';

describe('own prices', () => {
  it('go before published ones, whatever a gateway calls the model', () => {
    const pricesOf = pricesWith({ 'claude-sonnet-5': { input: 1, output: 5 } });
    const published = modelPrices('claude-sonnet-5');
    for (const name of [
      'claude-sonnet-5',
      'anthropic/Claude-Sonnet-5',
      'claude-sonnet-5@20260101',
    ]) {
      expect(pricesOf(name)).toEqual({
        ...published,
        input: 1,
        cacheWrite: 1.25,
        cacheRead: 0.1,
        output: 5,
      });
    }
  });

  it('leave all other models as they are published', () => {
    const pricesOf = pricesWith({ 'claude-sonnet-5': { input: 1, output: 5 } });
    expect(pricesOf('gpt-5.2')).toEqual(modelPrices('gpt-5.2'));
    expect(pricesOf('llama-4')).toBeUndefined();
  });

  it('of a model that is not on the list give no discount that is not given', () => {
    const pricesOf = pricesWith({ 'llama-4': { input: 0.2, output: 0.6, cacheRead: 0.1 } });
    expect(pricesOf('together/llama-4')).toMatchObject({
      input: 0.2,
      cacheWrite: 0.2,
      cacheRead: 0.1,
      output: 0.6,
      minimumPrefix: 1024,
    });
  });
});
