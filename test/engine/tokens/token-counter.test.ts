import * as fc from 'fast-check';
import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';

import { tokenCounter } from '../../../engine/tokens/token-counter.ts';
import { toolOutput } from '../../support/conversations/tool-outputs.ts';
import { processorTime } from '../../support/processor-time.ts';

const counter = tokenCounter('gpt-5.2');
const reference = get_encoding('o200k_base');

/** Runs of these lengths are cut by the counter, and only these. */
function hasLongRun(text: string): boolean {
  return /[^\s\d]{256}|\s{256}/.test(text);
}

describe('an exact counter', () => {
  test('counts tool outputs as tiktoken does', () => {
    fc.assert(
      fc.property(
        toolOutput().filter((text) => !hasLongRun(text)),
        (text) => {
          expect(counter.count(text)).toBe(reference.encode_ordinary(text).length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('counts long documents as tiktoken does, although it cuts them', () => {
    const line = 'The order 48213 of Ada was refunded:\n\t{"total": 13.75}\n\n';
    const text = line.repeat(12_000);
    expect(counter.count(text)).toBe(reference.encode_ordinary(text).length);
  });

  test.each(['<|endoftext|>', 'a<|im_start|>b<|im_end|>', '<|endofprompt|>'.repeat(50)])(
    'takes %s for ordinary text',
    (text) => {
      expect(counter.count(text)).toBe(reference.encode_ordinary(text).length);
      expect(counter.count(text)).toBeGreaterThan(3);
    },
  );

  test.each(['\uD800', 'a\uDC00b', '\uDBFF\uD800', '\uD83D\uDE42\uD83D'])(
    'survives lone surrogates: %j',
    (text) => {
      expect(counter.count(text)).toBe(reference.encode_ordinary(text.toWellFormed()).length);
    },
  );

  test('counts nothing as nothing', () => {
    expect(counter.count('')).toBe(0);
    expect(counter.estimate('')).toBe(0);
  });

  test.each([
    ['a', 1e6],
    ['中', 4e5],
    ...[' ', '=', '\n', '𠀀', '1', 'aB', '\0', 'é', '\uD800'].map((unit) => [unit, 3e5] as const),
  ] as const)('takes %j, %d characters long, in bounded time, near the truth', (unit, length) => {
    const spent = processorTime();
    const tokens = counter.count(unit.repeat(length / unit.length));
    expect(spent()).toBeLessThan(20_000);
    const sample = reference.encode_ordinary(unit.repeat(2000)).length;
    const whole = (sample * length) / (2000 * unit.length);
    expect(tokens / whole).toBeGreaterThan(0.8);
    expect(tokens / whole).toBeLessThan(1.25);
  });

  test('takes a long unbroken run of unlike letters in bounded time', () => {
    const text = Array.from({ length: 300_000 }, (_, index) =>
      String.fromCharCode(0x4e00 + ((index * 7919) % 20_000)),
    ).join('');
    const spent = processorTime();
    expect(counter.count(text)).toBeGreaterThan(300_000);
    expect(spent()).toBeLessThan(20_000);
  });

  test('says the same about a text again', () => {
    fc.assert(
      fc.property(toolOutput(), (text) => {
        expect(counter.count(text)).toBe(tokenCounter('o3').count(text));
        expect(counter.estimate(text)).toBe(tokenCounter('o3').estimate(text));
      }),
      { numRuns: 50 },
    );
  });
});

describe('models', () => {
  test.each([
    'gpt-5.2',
    'openai/gpt-4.1-mini',
    'ft:gpt-4o-2024-08-06:acme::x',
    'azure/my-gpt-4o',
    'o4-mini',
  ])('%s counts with o200k_base', (model) => {
    expect(tokenCounter(model).exact).toBe(true);
    // Seven tokens in o200k_base and eleven in cl100k_base.
    const text = 'नमस्ते दुनिया, यह एक परीक्षण है';
    expect(tokenCounter(model).count(text)).toBe(reference.encode_ordinary(text).length);
  });

  test.each(['gpt-4', 'gpt-4-turbo', 'gpt-3.5-turbo', 'gpt-35-turbo-16k', 'gpt-4-1106-preview'])(
    '%s counts with cl100k_base',
    (model) => {
      const text = 'नमस्ते दुनिया, यह एक परीक्षण है';
      const cl100k = get_encoding('cl100k_base').encode_ordinary(text).length;
      expect(cl100k).not.toBe(reference.encode_ordinary(text).length);
      expect(tokenCounter(model).count(text)).toBe(cl100k);
    },
  );

  test.each(['claude-opus-5', 'gemini-3-pro', 'llama-4', 'gpt-neox-20b', ''])(
    '%j is estimated and says so',
    (model) => {
      const text = 'How many tokens are these words?';
      expect(tokenCounter(model).exact).toBe(false);
      expect(tokenCounter(model).count(text)).toBe(tokenCounter(model).estimate(text));
      expect(tokenCounter(model).count(text)).toBeGreaterThan(5);
    },
  );

  test('newer Claude models need more tokens for English, and as many for numbers', () => {
    const ratio = (text: string): number =>
      tokenCounter('claude-opus-4-7').count(text) / tokenCounter('claude-3-7-sonnet').count(text);
    expect(ratio('the words of an English sentence about nothing '.repeat(50))).toBeCloseTo(
      1.45,
      1,
    );
    expect(ratio('123'.repeat(100))).toBeCloseTo(1.06, 1);
  });
});
