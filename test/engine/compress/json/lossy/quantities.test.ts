import { describe, expect, it } from 'vitest';

import { quantitiesOf } from '../../../../../engine/compress/json/lossy/quantities.ts';
import { elideTables } from '../../../../../engine/compress/columns/lossy.ts';
import { contextFor } from './support.ts';

describe('numbers with units', () => {
  it.each([
    [
      ['1Ki', '2Mi', '3'],
      [1024, 2 * 1024 ** 2, 3],
    ],
    [
      ['1.5G', '200M', '0B'],
      [1.5 * 1024 ** 3, 200 * 1024 ** 2, 0],
    ],
    [
      ['82m', '7891m'],
      [82, 7891],
    ],
    [
      ['250m', '2'],
      [0.25, 2],
    ],
    [
      ['12ms', '3s'],
      [0.012, 3],
    ],
    [
      ['7%', '91.5%'],
      [7, 91.5],
    ],
  ])('are compared: %j', (texts, expected) => {
    expect([...(quantitiesOf(texts)?.values() ?? [])]).toEqual(expected);
  });

  it.each([[['7%', '3s']], [['5Mi', 'web-1']], [['5', '7']], [['v1.2', '3']], [['1'.repeat(20)]]])(
    'are not seen in %j',
    (texts) => {
      expect(quantitiesOf(texts)).toBeUndefined();
    },
  );

  it('have extremes, whose rows are shown', () => {
    const rows = Array.from({ length: 110 }, (_, index) => {
      const [cpu, memory] = [index === 60 ? 7891 : 3 + index, index === 77 ? 30_112 : 500 - index];
      return `pod-${`${index}`.padEnd(6)}  ${`${cpu}m`.padEnd(10)}  ${memory}Mi`;
    });
    const shown = elideTables(
      ['NAME        CPU(cores)  MEMORY(bytes)', ...rows].join('\n'),
      contextFor('which pod uses most?', 400),
    );
    expect(shown).toMatch(/pod-60,7891m,440Mi/);
    expect(shown).toMatch(/pod-77,80m,30112Mi/);
    expect(shown).toContain('MEMORY(bytes): 391Mi to 30112Mi (pod-77), median');
  });
});
