import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lineFilter } from '../../../../engine/retrieve/pattern/index.ts';
import { processorTime } from '../../../support/processor-time.ts';

function matches(pattern: string, line: string): boolean {
  return lineFilter(pattern).test(line);
}

const atom = fc.constantFrom('a', 'b', '.', '\\d', '\\w', '\\s', '[ab]', '[^a]', '[a-c1-3]', '-');
const edge = fc.constantFrom('^', '$', '\\b', '\\B');
const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?');
const { pattern: patterns } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(atom, quantifier).map((parts) => parts.join('')),
    edge,
    fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('')),
    fc.tuple(tie('pattern'), quantifier).map(([inside, sign]) => `(${inside})${sign}`),
    fc.tuple(tie('pattern'), tie('pattern')).map((parts) => `(?:${parts.join('|')})`),
  ),
}));

describe('lineFilter', () => {
  it('agrees with the regular expressions of JavaScript', () => {
    const lines = fc.string({
      unit: fc.constantFrom(...Array.from('abcABC123 -_x')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(patterns, lines, (pattern, line) => {
        const { test, isLiteral } = lineFilter(pattern);
        expect(isLiteral).toBe(false);
        expect(test(line)).toBe(new RegExp(pattern, 'is').test(line));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes literally what is no regular expression or needs backtracking', () => {
    for (const pattern of [
      'a(b',
      '*x',
      '[abc',
      'f(?=x)',
      '(a)\\1',
      'a\\',
      'x{3,1}',
      '(a{999}){999}',
    ]) {
      expect(lineFilter(pattern).isLiteral).toBe(true);
      expect(matches(pattern, `before ${pattern.toUpperCase()} after`)).toBe(true);
      expect(matches(pattern, 'something else')).toBe(false);
    }
  });

  it('finds any text that is taken literally', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, text) => {
        const { test, isLiteral } = lineFilter(`(?=)${text}`);
        expect(isLiteral).toBe(true);
        expect(test(`${before}(?=)${text}`)).toBe(true);
      }),
    );
  });

  it.each(['(a+)+$', '(a|a)*b', '(a|aa)+$', 'a*a*a*a*a*b', '(.*a){12}b', '\\w+\\w+\\w+\\w+z'])(
    'runs %s in linear time',
    (pattern) => {
      const spent = processorTime();
      expect(matches(pattern, `${'a'.repeat(50_000)}!`)).toBe(false);
      expect(spent()).toBeLessThan(2000);
    },
  );

  it.each([
    ['timeout', 'Connection TIMEOUT', true],
    ['error.*pool', 'ERROR: the pool is exhausted', true],
    ['\\berr\\b', 'stderr', false],
    ['^\\s*$', '   ', true],
    ['\\x41\\u0042', 'ab', true],
    ['[\\d.]+ ms', 'took 3.5 ms', true],
    ['(?i)warn', 'WARN', true],
    ['(?<name>x)y', 'XY', true],
    ['a{2,3}b', 'ab', false],
    ['{', 'a {', true],
  ])('%s on %j is %s', (pattern, line, expected) => {
    expect(matches(pattern, line)).toBe(expected);
  });
});
