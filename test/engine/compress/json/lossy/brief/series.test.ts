import { describe, expect, it } from 'vitest';

import { seriesOf } from '../../../../../../engine/compress/json/lossy/brief/series.ts';
import { elideDocument } from '../../../../../../engine/compress/json/lossy/document-elision.ts';
import { contextFor, rowsOf } from '../support.ts';

describe('the series of rows', () => {
  it('are their lists of numbers, each with the range of these', () => {
    const rows = rowsOf(3, (row) => ({ id: row, values: rowsOf(9, (index) => row * 10 + index) }));
    expect(seriesOf(rows)).toEqual([
      { name: 'values[9] least..greatest', cells: ['0..8', '10..18', '20..28'] },
    ]);
  });

  it('are pairs of a time and a number, be it written as a text, and the rows themselves', () => {
    const pairs = rowsOf(8, (index) => [1_771_900_000 + index, `${index / 4}`]);
    expect(seriesOf([{ pairs }, { pairs: [...pairs, ...pairs] }])).toEqual([
      { name: 'pairs[][1] least..greatest', cells: ['0..1.75', '0..1.75'] },
    ]);
    expect(seriesOf([pairs.map((_, index) => -index)])).toEqual([
      { name: '[8] least..greatest', cells: ['-7..0'] },
    ]);
  });

  it('are no other lists, and none that few rows have', () => {
    const numbers = rowsOf(9, (index) => index);
    expect(seriesOf([{ short: [1, 2], mixed: [...numbers, 'n/a'], empty: [] }])).toEqual([]);
    expect(seriesOf([{ numbers }, {}, {}])).toEqual([]);
  });

  it('show which row has the exceptional number where no row can be shown', () => {
    const result = rowsOf(20, (host) => ({
      metric: { instance: `10.0.0.${host}:9100`, job: 'api' },
      values: rowsOf(200, (index) => [
        1_771_900_000 + index,
        host === 14 && index > 150 ? '977' : '3',
      ]),
    }));
    const elided = elideDocument({ data: { resultType: 'matrix', result } }, contextFor('', 600));
    expect(elided).toMatch(/\n15,10\.0\.0\.14:9100,3\.\.977\n16,10\.0\.0\.15:9100,3\.\.3\n/);
  });
});
