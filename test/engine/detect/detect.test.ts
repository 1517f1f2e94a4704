import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../engine/detect/index.ts';
import { EXAMPLES } from './examples.ts';

describe('detect', () => {
  it.each(EXAMPLES)('takes $name for $kind', ({ text, kind, language }) => {
    const named = language === undefined ? {} : { language };
    expect(detect(text)).toMatchObject({ kind, ...named });
  });

  it.each(EXAMPLES)(
    'is not misled by the line ends and the byte order mark of $name',
    (example) => {
      const { text, kind } = example;
      expect(detect(`\uFEFF${text.replaceAll('\n', '\r\n')}`).kind).toBe(kind);
    },
  );

  it('gives the same judgement again, with a confidence from 0 to 1, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const detection = detect(text);
        expect(detect(text)).toEqual(detection);
        expect(detection.confidence).toBeGreaterThanOrEqual(0);
        expect(detection.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><body><p>x</p></body></html>', 'html'],
    [`<rss><channel>\n${'<item>\n<link>x</link>\n</item>\n'.repeat(20)}</channel></rss>`, 'xml'],
    [`<svg>\n${'<a href="x">\n<style>x</style>\n</a>\n'.repeat(20)}</svg>`, 'xml'],
  ])('tells pages from other documents with tags: %j', (text, kind) => {
    expect(detect(text).kind).toBe(kind);
  });

  it.each(['\n', '\r\n'])('takes what containers print for a log, not for a table: %j', (end) => {
    const lines = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0
        ? `worker-1  | job ${index} done in 9ms`
        : `api-1     | GET /orders/${index} 200`,
    );
    expect(detect(lines.join(end)).kind).toBe('log');
  });

  it.each([
    "[{'id': 1, 'ok': True}, {'id': 2, 'ok': None}]",
    "{'status': 'ok',\n 'items': [1, 2]}\n",
    "['src/a.py', 'src/b.py', \"it's\"]\n",
  ])('takes what Python prints for JSON: %j', (text) => {
    expect(detect(text).kind).toBe('json');
  });

  it('takes no long line of JSON for a log, whatever times stand in it', () => {
    const values = Array.from({ length: 9000 }, (_, id) => [1_700_000_000 + 15 * id, `${id % 97}`]);
    expect(detect(`${JSON.stringify({ status: 'success', values })}\n`).kind).toBe('json');
  });

  it('takes rows between tabs for a table where the first has no names', () => {
    const rows = Array.from({ length: 40 }, (_, index) => `4\t/work/main/engine/part-${index}.ts`);
    expect(detect(rows.join('\n')).kind).toBe('table');
    expect(detect(['size\tpath', ...rows].join('\n')).kind).toBe('csv');
    expect(detect(['Country\t1990\t1991', ...rows.map((row) => `${row}\t7`)].join('\n')).kind).toBe(
      'csv',
    );
  });

  it('takes processes with their times for a table, not for a log', () => {
    const rows = Array.from(
      { length: 40 },
      (_, index) =>
        `root ${String(index * 7).padStart(9)}     2  0 Nov21 ?        00:00:0${index % 10} [kworker/${index}]`,
    );
    const text = ['UID        PID  PPID  C STIME TTY          TIME CMD', ...rows].join('\n');
    expect(detect(text).kind).toBe('table');
  });

  it('judges a long text like its parts', () => {
    const long = EXAMPLES.filter(({ kind }) => ['log', 'csv', 'search'].includes(kind));
    for (const { text, kind } of long) {
      const body = text.split('\n').slice(1).join('\n');
      expect(detect(`${text}\n${`${body}\n`.repeat(60)}`).kind).toBe(kind);
    }
  });
});
