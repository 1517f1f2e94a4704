import fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  formatRepeat,
  formatSameText,
  parseRepeat,
  parseSameText,
  type RepeatLine,
} from '../../../engine/history/repeat-line.ts';

const repeatLine = (): fc.Arbitrary<RepeatLine> =>
  fc.record({
    count: fc.integer({ min: 1, max: 9999 }),
    prefix: fc.constantFrom(undefined, '    12\t', '12→', '12: ', ' 012 | '),
    number: fc.constant(0),
    source: fc.constantFrom('tool output 3', 'tool output 12 (read src/a (copy).ts, lines 1-2)'),
    there: fc.record({
      by: fc.constantFrom('lines' as const, 'numbered' as const),
      first: fc.integer({ min: 1, max: 9999 }),
    }),
    quote: fc.constantFrom('', 'const a = "b";', 'there: "x"]', '§ 12 → ok'),
  });

it('reads what it writes', () => {
  fc.assert(
    fc.property(repeatLine(), (line) => {
      const numbered = line.prefix === undefined ? line : { ...line, number: 12 };
      expect(parseRepeat(formatRepeat(numbered))).toEqual(numbered);
    }),
  );
  const same = formatSameText('tool output 3 (bash ls)', 'one\ntwo');
  expect(parseSameText(same)).toBe('tool output 3 (bash ls)');
  expect(parseSameText(formatSameText('tool output 3', 'one line'))).toBe('tool output 3');
});

it('takes nothing else for one, in little time', () => {
  const start = '[headroom: 5 lines as in ';
  for (const line of [
    'const a = 1;',
    '[headroom: the line above repeats 5 more times]',
    '[headroom: lines 1-40, every 10th numbered like "1:"]',
    `${start}tool output 3]`,
    start + ', lines 1-2 there: "'.repeat(20_000),
    start.padEnd(100_000, '('),
  ]) {
    expect(parseRepeat(line)).toBeUndefined();
    expect(parseSameText(line)).toBeUndefined();
  }
});
