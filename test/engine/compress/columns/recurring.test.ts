import { describe, expect, it } from 'vitest';

import { columnsCompressor } from '../../../../engine/compress/columns/index.ts';
import { readRecurring } from '../../../../engine/compress/columns/recurring.ts';
import { lossyContextFor } from '../context.ts';

const REPORTS = Array.from({ length: 40 }, (_, index) => [
  'procs ----memory----',
  ' r  b   swpd   free',
  ` 1  0   ${index}  77`,
  ' 0  0   7  78',
]).flat();

describe('readRecurring', () => {
  it('reads the rows below all headings that are the same, with the numbers of their lines', () => {
    const read = readRecurring(['Linux 6.8', ...REPORTS]);
    expect(read?.above).toEqual(['Linux 6.8']);
    expect(read?.tables).toHaveLength(1);
    const [{ table, rowLines } = { table: undefined, rowLines: [] }] = read?.tables ?? [];
    expect(table?.names).toEqual(['r', 'b', 'swpd', 'free']);
    expect(table?.rows.slice(1, 4)).toEqual([
      ['0', '0', '7', '78'],
      ['1', '0', '1', '77'],
      ['0', '0', '7', '78'],
    ]);
    expect(rowLines.slice(0, 3)).toEqual([4, 5, 8]);
  });

  it.each([
    ['other lines between the rows', [...REPORTS, 'clock went backwards', ...REPORTS]],
    ['headings that come once', REPORTS.slice(0, 4)],
    ['rows above all headings', [...REPORTS.slice(2, 4), ...REPORTS.slice(2, 5), ...REPORTS]],
  ])('reads none of %s', (_, lines) => {
    expect(readRecurring(lines)).toBeUndefined();
  });
});

describe('columnsCompressor.lossy', () => {
  it('shows the rows below headings that come again as one table each', () => {
    const report = (index: number): string =>
      [
        'avg-cpu:  %user   %nice %system %iowait',
        `           ${index % 9}.10    0.00    0.25   ${index === 31 ? 78.31 : 1.05}`,
        '',
        'Device     r/s    w/s  %util',
        ...['sda', 'sdb', 'sdc'].map((disk) => `${disk}       ${index}.5    2.1   3.02`),
        '',
      ].join('\n');
    const text = ['Linux 6.8.0 (host1)', '', ...Array.from({ length: 60 }, (_, at) => report(at))];
    const elided = columnsCompressor.lossy?.(text.join('\n'), lossyContextFor('table', 300)) ?? '';
    expect(elided).toMatch(/^Linux 6\.8\.0 \(host1\)\n/);
    expect(elided).toContain('78.31');
    expect(elided).toMatch(/all 60 rows:/);
    expect(elided).toMatch(/all 180 rows:/);
    expect(elided).toMatch(/Device: sda (?:×)?60/);
  });
});
