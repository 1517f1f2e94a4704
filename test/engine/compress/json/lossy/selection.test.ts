import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../../engine/compress/json/value/records.ts';
import { elideList, prepareList } from '../../../../../engine/compress/json/lossy/list-elision.ts';
import { contextFor, createRandom, rowsOf } from './support.ts';

function shownRows(rows: readonly JsonValue[], user = '', budget = 600): readonly number[] {
  const context = contextFor(user, budget);
  return elideList(prepareList({ path: [], rows }, context), budget, context)?.rows ?? [];
}

const random = createRandom(7);
const plain = rowsOf(300, (index) => ({
  id: `row-${index}`,
  level: ['INFO', 'DEBUG', 'WARN'][index % 3] ?? '',
  latency: 50 + random(50),
  message: `Request ${random(10_000)} processed`,
}));

/** The plain rows with other properties in one of them. */
function withRow(index: number, properties: { readonly [key: string]: JsonValue }) {
  return plain.map((row, each) => (each === index ? Object.assign({}, row, properties) : row));
}

describe('the rows that are shown', () => {
  it('begin and end with the ends of the list', () => {
    const rows = shownRows(plain);
    expect(rows).toEqual(rows.toSorted((one, other) => one - other));
    expect(rows).toEqual(expect.arrayContaining([0, 1, 298, 299]));
    expect(rows.length).toBeLessThan(40);
  });

  it.each<[string, { readonly [key: string]: JsonValue }]>([
    ['an error', { level: 'ERROR', message: 'Connection refused' }],
    ['a failure told in words', { message: 'Unhandled exception in worker' }],
    ['a number far out', { latency: 9000 }],
    ['a negative number', { latency: -400 }],
    ['a rare category', { level: 'AUDIT' }],
    ['a field of its own', { incident: 'INC-1' }],
    ['a value of another type', { latency: 'unknown' }],
    ['a missing value', { latency: null }],
    ['a rare kind of message', { message: 'Leader election started' }],
    ['a server error', { status: 503 }],
    ['a failed exit', { exit_code: 2 }],
  ])('hold %s, wherever it stands', (_, properties) => {
    for (const index of [3, 42, 150, 297]) {
      expect(shownRows(withRow(index, properties))).toContain(index);
    }
  });

  it('hold one of each kind of warning, however many there are', () => {
    const kinds = ['pool is short', 'token is late', 'disk fills up', 'replica lags'];
    const rows = plain.map((row, index) =>
      index % 3 === 2 && index > 60 ? Object.assign({}, row, { message: kinds[index % 4] }) : row,
    );
    const said = shownRows(rows, '', 900).map((row) => rows[row]?.message);
    expect(said).toEqual(expect.arrayContaining(kinds));
  });

  it('hold what the query names exactly', () => {
    expect(shownRows(plain, 'what happened to row-217?')).toContain(217);
  });

  it('hold the row of a day that the query names', () => {
    const days = rowsOf(120, (index) => ({
      day: `20${10 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
      sales: 100 + random(50),
    }));
    expect(shownRows(days, 'What were the sales on 2014-06-01?', 200)).toContain(53);
  });

  it('hold the rows that the words of the query are in', () => {
    const rows = plain.map((row, index) =>
      index % 60 === 30 ? Object.assign({}, row, { message: 'Payment was declined' }) : row,
    );
    expect(shownRows(rows, 'why were payments declined?')).toEqual(
      expect.arrayContaining([30, 90, 150, 210]),
    );
  });

  it('hold the row at which a level shifts', () => {
    const shifted = rowsOf(200, (index) => ({ load: (index < 120 ? 10 : 60) + (index % 7) }));
    expect(shownRows(shifted)).toContain(120);
  });

  it('hold one row of each kind of failure where failures are many', () => {
    const failing = plain.map((row, index) =>
      index % 4 === 0
        ? Object.assign({}, row, {
            level: 'ERROR',
            message: `${index % 8 === 0 ? 'Timeout after' : 'Refused port'} ${index}`,
          })
        : row,
    );
    const rows = shownRows(failing);
    expect(rows.filter((row) => row % 4 === 0).length).toBeLessThan(6);
    expect(rows).toEqual(expect.arrayContaining([0, 4]));
  });

  it('hold a row without a failure beside those with one', () => {
    const failing = plain.map((row, index) =>
      index < 5 || index > 290 || index % 10 === 0
        ? Object.assign({}, row, { level: 'ERROR', message: `${'xyz'[index % 3] ?? ''} failed` })
        : row,
    );
    expect(shownRows(failing, '', 100)).toContain(5);
  });

  it('stay within the room there is, but for those that are needed', () => {
    const context = contextFor('');
    const elision = elideList(prepareList({ path: [], rows: plain }, context), 400, context);
    const shown = (elision?.rows ?? []).map((row) => JSON.stringify(plain[row]).length / 4);
    const notes = (elision?.notes ?? []).map((note) => note.length / 4);
    expect([...shown, ...notes].reduce((sum, each) => sum + each, 0)).toBeLessThan(700);
  });
});

describe('a list that is not elided', () => {
  it('is one of which nearly every row is needed', () => {
    const rows = rowsOf(12, (index) => ({ id: `a-${index}x`, state: 'ok' }));
    const user = rows.map((_, index) => `a-${index}x`).join(' ');
    expect(shownRows(rows, user)).toEqual([]);
  });

  it('is one of hashes of which none was asked for', () => {
    const random8 = createRandom(3);
    const hash = (): string =>
      rowsOf(4, () =>
        random8(2 ** 31)
          .toString(16)
          .padStart(8, '0'),
      ).join('');
    const hashes = rowsOf(200, hash);
    expect(shownRows(hashes)).toEqual([]);
    expect(shownRows(hashes, `where is ${hashes[99]}?`)).toContain(99);
  });
});
