import { describe, expect, it } from 'vitest';

import { namedLines } from '../../../engine/relevance/named-lines.ts';

describe('namedLines', () => {
  it.each([
    ['line 12 of it', [12]],
    ['lines 10-12', [10, 11, 12]],
    ['src/run.py:12', [12]],
    ['at run (/srv/run.js:12:34)', [12]],
    ['#L12', [12]],
    ['since 10:30, by 3:1', []],
    ['deadline 12', []],
  ])('%s', (text, lines) => {
    expect(namedLines(text)).toEqual(lines);
  });
});
