import { expect, test } from 'vitest';

import { decimal, percent, percentWithin, whole } from './format.ts';
import { formatTable } from './table.ts';

test('a table is aligned: names to the left, figures to the right', () => {
  const columns = [
    { heading: 'set', show: (row: { set: string; n: number }) => row.set },
    { heading: 'tokens', show: (row: { set: string; n: number }) => whole(row.n) },
  ];
  const rows = [
    { set: 'kafka_logs', n: 541_327 },
    { set: 'kv', n: 7 },
  ];
  expect(formatTable(columns, rows)).toBe(
    ['set          tokens', 'kafka_logs  541,327', 'kv                7'].join('\n'),
  );
});

test('figures that do not apply are a dash', () => {
  expect([whole(null), decimal(null), percent(null), percentWithin(null, null)]).toEqual(
    Array.from({ length: 4 }, () => '-'),
  );
});

test('a share is never rounded up to all', () => {
  expect(percent(0.9999)).toBe('99.9');
  expect(percent(1)).toBe('100.0');
  expect(percentWithin(0.5, [0.25, 0.75])).toBe('50.0 (25.0–75.0)');
});
