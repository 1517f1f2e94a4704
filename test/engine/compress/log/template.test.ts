import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COARSE, COARSEST, FINE, templateOf } from '../../../../engine/compress/log/template.ts';

describe('templateOf', () => {
  it.each([
    ['2024-05-01 10:00:00,123 INFO done', '2023-01-31 23:59:59,999 INFO done'],
    ['GET /items/17 from 10.0.0.1:80', 'GET /items/98123 from 192.168.1.77:8080'],
    [
      'job 0b6f2a9c-1234-4abc-9def-0123456789ab ended',
      'job ffffffff-9999-4abc-9def-0123456789ab ended',
    ],
    ['freed 0xdeadbeef01', 'freed 0x7f9e2c'],
    ['replicas 1, 2, 3 are late', 'replicas 4, 5 are late'],
    ['took 5 ms', 'took 1234 ms'],
  ])('takes %j and %j for alike', (one, other) => {
    expect(templateOf(one, FINE)).toBe(templateOf(other, FINE));
  });

  it.each([
    ['connection opened', 'connection closed'],
    ['retry 1 of upload', 'retry 1 of download'],
    ['a 1 b', 'a b 1'],
  ])('takes %j and %j for different', (one, other) => {
    expect(templateOf(one, FINE)).not.toBe(templateOf(other, FINE));
  });

  it('takes names and paths for variable in a coarse grain', () => {
    const one = 'Requirement already satisfied: attrs in /usr/lib/python';
    const other = 'Requirement already satisfied: attrs in /opt/site/packages';
    expect(templateOf(one, FINE)).not.toBe(templateOf(other, FINE));
    expect(templateOf(one, COARSE)).toBe(templateOf(other, COARSE));
  });

  it('joins with each coarser grain what the finer one has joined', () => {
    const word = fc.constantFrom('a', 'b1', 'c/d', '12', 'INFO', ',', '[', 'e.f:', '日本');
    const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(line, line, (one, other) => {
        fc.pre(templateOf(one, FINE) === templateOf(other, FINE));
        expect(templateOf(one, COARSEST)).toBe(templateOf(other, COARSEST));
      }),
    );
  });
});
