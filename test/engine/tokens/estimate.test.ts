import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { tokenCounter } from '../../../engine/tokens/token-counter.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/tokens');

function fixture(name: string): string {
  return readFileSync(join(FIXTURES, `${name}.txt`), 'utf8');
}

/** Share by which the estimate is off. */
function offBy(text: string, model: string): number {
  const counter = tokenCounter(model);
  const tokens = counter.count(text);
  return Math.abs(counter.estimate(text) - tokens) / tokens;
}

test.each(['code', 'prose', 'log', 'records', 'rows', 'base64', 'digits'])(
  'estimates %s within 12 %',
  (name) => {
    expect(offBy(fixture(name), 'gpt-5.2')).toBeLessThan(0.12);
    expect(offBy(fixture(name), 'gpt-4')).toBeLessThan(0.15);
  },
);

test('estimates Chinese within 30 %, since a character costs from half a token to two', () => {
  expect(offBy(fixture('chinese'), 'gpt-5.2')).toBeLessThan(0.3);
  expect(offBy(fixture('chinese'), 'gpt-4')).toBeLessThan(0.3);
});

test('estimates a long text from samples', () => {
  const text = ['log', 'records', 'prose', 'rows'].map((name) => fixture(name).repeat(20)).join('');
  expect(text.length).toBeGreaterThan(1 << 18);
  expect(offBy(text, 'gpt-5.2')).toBeLessThan(0.12);
});

test('never throws and never says that something is nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const tokens = tokenCounter('claude-opus-5').estimate(text);
      expect(Number.isInteger(tokens)).toBe(true);
      expect(tokens).toBeGreaterThan(0);
    }),
  );
});

test('scans quickly', () => {
  const text = fixture('log').repeat(40);
  const counter = tokenCounter('gpt-5.2');
  for (let round = 0; round < 5; round += 1) counter.estimate(text);
  const started = performance.now();
  for (let round = 0; round < 10; round += 1) counter.estimate(text);
  // 10 MB/s is a tenth of what is usual: the bound is for busy machines.
  const megabytes = (text.length * 10) / 1e6;
  expect(megabytes / ((performance.now() - started) / 1000)).toBeGreaterThan(10);
});
