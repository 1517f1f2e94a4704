import { describe, expect, it } from 'vitest';

import { lossyText } from '../../../../engine/compress/text/lossy/index.ts';
import { labelledNumbers } from '../../../../engine/compress/text/lossy/labelled-numbers.ts';
import { outlyingParts } from '../../../../engine/compress/text/lossy/outlying-parts.ts';
import { lossyContextFor } from '../context.ts';

describe('numbers with a name', () => {
  it.each([
    ['lag{topic="orders",partition="17"} 1904233', [['lag ', 1904233]]],
    [
      '# Query_time: 3.25  Lock_time: 0.5',
      [
        ['Query_time ', 3.25],
        ['Lock_time ', 0.5],
      ],
    ],
    [
      '(actual time=0.1..39991.778)',
      [
        ['time ', 0.1],
        ['time+ ', 39991.778],
      ],
    ],
    ['proxy_read_timeout 3600s;', [['proxy_read_timeout s', 3600]]],
    ["'http.status_code': 500", [['http.status_code ', 500]]],
    ["status: { code: 2, message: 'deadline 7' }", [['code ', 2]]],
    ['resident_bytes 2.5e+09', [['resident_bytes ', 2.5e9]]],
  ])('are read from %s', (line, expected) => {
    expect(labelledNumbers(line).map(({ label, value }) => [label, value])).toEqual(expected);
  });

  it.each([
    '12 packets',
    'at 2026-11-20T10:00:39.2Z',
    'from 10.2.1.249:8080',
    'version 1.2.3',
    'x86',
  ])('are not seen in %s', (line) => {
    expect(labelledNumbers(line)).toEqual([]);
  });
});

describe('parts with a number far from the others of its name', () => {
  it('come furthest first, with what they head', () => {
    const texts = Array.from({ length: 40 }, (_, index) => [
      `time: ${index === 9 ? 80 : index === 23 ? 900 : 1 + (index % 4)}`,
      `query ${'abcde'.charAt(index % 5)}`,
    ]).flat();
    expect(outlyingParts(texts)).toEqual([46, 47, 18, 19]);
  });

  it('are none where numbers are spread evenly, or too few to tell', () => {
    const spread = Array.from({ length: 40 }, (_, index) => `time: ${(index * 17) % 40}`);
    expect(outlyingParts(spread)).toEqual([]);
    expect(outlyingParts(['size: 1', 'size: 1', 'size: 9000'])).toEqual([]);
  });

  it('are shown of metrics', () => {
    const metrics = ['orders', 'events', 'audit'].flatMap((topic) =>
      Array.from({ length: 80 }, (_, partition) => {
        const isLate = topic === 'events' && partition === 61;
        return `lag{topic="${topic}",partition="${partition}"} ${isLate ? 1_904_233 : partition % 7}`;
      }),
    );
    const shown = lossyText(metrics.join('\n'), lossyContextFor('text', 300)) ?? '';
    expect(shown).toContain('lag{topic="events",partition="61"} 1904233');
  });

  it('are shown of slow queries with the query', () => {
    const entries = Array.from({ length: 80 }, (_, index) => [
      `# Query_time: ${index === 47 ? '312.9' : `1.${index % 10}`}  Lock_time: 0.1`,
      `SELECT * FROM ${index === 47 ? 'audit_log' : 'orders'} WHERE id = ${index};`,
    ]).flat();
    const shown = lossyText(entries.join('\n'), lossyContextFor('text', 400)) ?? '';
    expect(shown).toContain('# Query_time: 312.9  Lock_time: 0.1\nSELECT * FROM audit_log');
  });
});
