import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseRetrieveArguments } from '../../../engine/retrieve/arguments.ts';

const HASH = '0123456789abcdef01234567';

function requestOf(value: unknown): unknown {
  const parsed = parseRetrieveArguments(value);
  return parsed.valid ? parsed.request : parsed.message;
}

describe('parseRetrieveArguments', () => {
  it.each([
    [{ hash: HASH }],
    [JSON.stringify({ hash: HASH })],
    [HASH],
    [` ${HASH.toUpperCase()} `],
    [{ hash: `hash=${HASH}` }],
    [{ hash: `[headroom hash=${HASH}: rows 6-995 omitted; source intact]` }],
    [{ hash: [HASH] }],
    [{ id: HASH, query: '', lines: null, extra: true }],
  ])('finds the hash in %j', (value) => {
    expect(requestOf(value)).toEqual({ hash: HASH });
  });

  it.each([
    [{ rows: 40 }, { rows: '40' }],
    [{ rows: '40-' }, { rows: '40-' }],
    [{ rows: [40, 60] }, { rows: '40-60' }],
    [{ rows: ['40-60', 80] }, { rows: '40-60,80' }],
    [{ lines: { start: 4, end: 6 } }, { lines: '4-6' }],
    [{ lines: { from: 4 } }, { lines: '4-' }],
    [{ lines: 'L4-L6' }, { lines: 'L4-L6' }],
    [{ query: 1076 }, { query: '1076' }],
    [{ query: ['pool', 'exhausted'] }, { query: 'pool exhausted' }],
    [{ grep: ['a', 'b'] }, { grep: 'a|b' }],
    [{ path: ' items[3].name ' }, { path: 'items[3].name' }],
  ])('reads %j', (fields, expected) => {
    expect(requestOf({ hash: HASH, ...fields })).toEqual({ hash: HASH, ...expected });
  });

  it.each([undefined, null, 7, [], {}, '', '{}', { hash: 'abc' }, { hash: `${HASH}0` }])(
    'says what a hash is where there is none: %j',
    (value) => {
      expect(requestOf(value)).toMatch(/"hash" must be the 24 hex digits/);
    },
  );

  it('says what a range is where there is none', () => {
    expect(requestOf({ hash: HASH, rows: 'the first few' })).toMatch(/"rows" must be a range such/);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.json(), fc.record({ hash: fc.anything() })),
        (value) => {
          const parsed = parseRetrieveArguments(value);
          expect(parsed.valid ? parsed.request.hash : parsed.message).toMatch(/./);
        },
      ),
    );
  });
});
