import { describe, expect, it } from 'vitest';

import { PRICE_LIST } from '../../../engine/economics/price-list.ts';
import { cachesFrom, modelPrices } from '../../../engine/economics/prices.ts';

describe('the prices of a model', () => {
  it.each([
    ['claude-sonnet-4-5', 'claude-sonnet-4-5'],
    ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
    ['anthropic/claude-sonnet-4-5', 'claude-sonnet-4-5'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5'],
    ['claude-sonnet-4-5@20250929', 'claude-sonnet-4-5'],
    ['openrouter/openai/gpt-5.2:nitro', 'gpt-5.2'],
    ['anthropic/claude-sonnet-4.5', 'claude-sonnet-4-5'],
    ['openrouter/anthropic/claude-3.7-sonnet:thinking', 'claude-3-7-sonnet'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4'],
    ['GPT-5.2-2025-12-11', 'gpt-5.2'],
    ['gemini-3.1-pro-preview', 'gemini-3.1-pro'],
    ['gemini-2.5-flash-preview-09-2025', 'gemini-2.5-flash'],
  ])('are found for %s', (name, listed) => {
    expect(modelPrices(name)).toEqual(PRICE_LIST[listed]);
    expect(modelPrices(name)).toBeDefined();
  });

  it.each(['gpt-5.99', 'claude-opus-9', 'llama-4', '', 'constructor', 'gpt-5-turbo'])(
    'are not guessed for %j',
    (name) => {
      expect(modelPrices(name)).toBeUndefined();
    },
  );

  it('are in an order that no provider breaks: reading below sending, answers above', () => {
    for (const { input, cacheRead, cacheWrite, output } of Object.values(PRICE_LIST)) {
      expect(cacheRead).toBeLessThan(input);
      expect(cacheWrite).toBeGreaterThanOrEqual(input);
      expect(output).toBeGreaterThan(input);
    }
  });
});

describe('the tokens from which a prompt may be cached', () => {
  it.each([
    ['gpt-5.2', 1024],
    ['gemini-3.1-pro', 2048],
    // Anthropic puts tokens of its own before the prompt, and does not say how it counts.
    ['claude-sonnet-5', 622],
    ['claude-haiku-4-5-20251001', 3541],
    // Clouds and gateways may cache shorter prompts than Anthropic.
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 622],
    ['claude-haiku-4-5@20251001', 622],
    ['openrouter/claude-haiku-4-5', 622],
    ['somebody-elses', 622],
  ])('of %s are %i', (model, tokens) => {
    expect(cachesFrom(model)).toBe(tokens);
  });
});

it('does not mind how large a window is asked for', () => {
  expect(modelPrices('claude-opus-5[1m]')).toBe(PRICE_LIST['claude-opus-5']);
});
