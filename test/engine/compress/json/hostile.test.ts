import { describe, expect, it } from 'vitest';

import { decodeText } from '../../../../engine/compress/json/form.ts';
import { isEncodedJson } from '../../../../engine/compress/json/lossless.ts';
import { lines } from '../../../support/lines.ts';

describe('a text that somebody else wrote', () => {
  it.each([
    ['claims a billion rows that need no lines', '[999999999]{a=1}:'],
    ['claims a billion numbers', 'rows[999999999]{a~1..}:'],
    ['claims a billion empty rows', 'rows[999999999]{a~1..,b?=1}:\n(999999999 rows)'],
    ['counts more empty rows than there are', 'rows[2]{a?=1}:\n(3 rows)'],
    ['counts no rows', 'rows[2]{a?=1}:\n(0 rows)\n\n'],
    ['claims rows that are not there', 'rows[999999999]{a}:\n1'],
    [
      'repeats a long constant in many rows',
      `[60000]{a=${'x'.repeat(60_000)},b}:\n${lines(60_000, () => '1')}`,
    ],
    [
      'abbreviates a long text very often',
      `where {a}=${'z'.repeat(20_000)}\nlist[1]: ${'{a}'.repeat(20_000)}`,
    ],
    [
      'abbreviates abbreviations',
      `${lines(12, (index) => `where {a${12 - index}}=${`{a${11 - index}}`.repeat(10)}`)}\nlist[1]: {a12}`,
    ],
    ['is nested without end', `list[1]:\n${lines(9000, (index) => `${' '.repeat(index)}a:`)}`],
    ['nests headers without end', `list[1]{${'a[]{'.repeat(50_000)}`],
  ])('that %s is refused at once', (_, text) => {
    expect(() => decodeText(text)).toThrow('not an encoding of this package');
    expect(isEncodedJson(text)).toBe(false);
  });

  it.each([
    'Error: payment amount does not add up',
    'bash: ponyc: command not found',
    'name: app\nversion: 3\nports:\n http: 80',
    'Title: A page\nURL: https://example.com\nContent: long text',
    '{"a":1}',
    'plain words',
  ])('is not taken for ours: %j', (text) => {
    expect(isEncodedJson(text)).toBe(false);
  });
});
