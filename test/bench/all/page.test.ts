import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';

import { percent } from '../../eval/report/format.ts';
import { ROOT } from '../import-time.ts';
import { type Benchmarks, benchmarksText, parseBenchmarks, rowsOf, setsOf } from './benchmarks.ts';
import { benchmarkPage } from './page/index.ts';
import { benchmarkTables } from './tables/index.ts';

const benchmarks = parseBenchmarks(readFileSync(join(ROOT, 'docs/benchmarks.json'), 'utf8'));
const page = benchmarkPage(benchmarks);
const document = parseDocument(page);
const all = (name: string): ReturnType<typeof DomUtils.getElementsByTagName> =>
  DomUtils.getElementsByTagName(name, document);
const textsOf = (name: string): readonly string[] =>
  all(name).map((element) => DomUtils.innerText(element).trim());

describe('the page', () => {
  test('loads nothing and runs nothing', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
    expect(page).not.toMatch(/https?:|\bsrc=|\bhref=|@import|url\(|<script|<link|<iframe/);
  });

  test('closes what it opens', () => {
    const opened = page.match(/<(?!\/|!)[a-z]\w*\b[^<]*?(?<!\/)>/g) ?? [];
    const closed = page.match(/<\/[a-z]\w*\s*>/g) ?? [];
    const empty = opened.filter((tag) => tag.startsWith('<meta'));
    expect(opened.length - empty.length).toBe(closed.length);
  });

  test('names every picture and tells what it shows', () => {
    const pictures = all('svg').filter(({ attribs }) => attribs['role'] === 'img');
    expect(pictures.length).toBeGreaterThan(5);
    const ids = new Set(all('*').flatMap(({ attribs }) => attribs['id'] ?? []));
    for (const { attribs } of pictures) {
      const names = attribs['aria-labelledby']?.split(' ') ?? [];
      expect(names.every((id) => ids.has(id))).toBe(true);
      expect(names).toHaveLength(2);
    }
  });

  test('has ids that are unique', () => {
    const ids = all('*').flatMap(({ attribs }) => attribs['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('its figures', () => {
  test('are those of the tables', () => {
    const cells = benchmarkTables(benchmarks).flatMap(({ rows }) => rows.flat());
    expect(textsOf('td')).toEqual(cells.map((cell) => cell.trim()));
  });

  test('are savings and visible shares of the rows that were measured', () => {
    const titles = textsOf('title');
    const shown = setsOf(benchmarks, 'items').filter(({ ratioTotal }) => (ratioTotal ?? 1) < 1);
    expect(shown.length).toBeGreaterThan(3);
    for (const { ratioTotal, visible, beside } of shown) {
      expect(titles).toContain(says('Headroom', ratioTotal, visible));
      expect(titles).toContain(says('BM25', beside.bm25?.ratioTotal, beside.bm25?.visible));
    }
  });

  test('are the times that were measured, ours and the peer’s', () => {
    const rows = rowsOf(benchmarks, 'sizes');
    const expected = [
      ...rows.map(({ name, p50 }) => `Headroom, ${name}: ${p50.toFixed(2)} ms`),
      ...rows.flatMap(({ name, peer }) =>
        peer === undefined ? [] : [`headroom-ai, ${name}: ${peer.toFixed(2)} ms`],
      ),
    ];
    expect(expected.length).toBeGreaterThan(3);
    expect(textsOf('title')).toEqual(expect.arrayContaining(expected));
  });

  test('are the costs after the last request of a session', () => {
    const session = setsOf(benchmarks, 'replay').find(
      ({ overTurns }) => (overTurns?.requests.at(-1) ?? 0) >= 10,
    );
    const { headroom = [], clear = [] } = session?.overTurns ?? {};
    const titles = textsOf('title');
    expect(titles).toContain(`Headroom: $${headroom.at(-1)?.toFixed(4)}`);
    expect(titles).toContain(`old outputs cleared: $${clear.at(-1)?.toFixed(4)}`);
  });
});

describe('a run', () => {
  test('is the same after it was written and read', () => {
    const written = benchmarksText(benchmarks);
    expect(written).toBe(readFileSync(join(ROOT, 'docs/benchmarks.json'), 'utf8'));
    expect(parseBenchmarks(written)).toEqual(benchmarks);
  });

  test('without the peer has no column for it', () => {
    const row = { name: 'json 1 KB', kind: 'json', bytes: 1000, tokens: 250, unit: 'ms' };
    const rows = [{ ...row, p50: 2, p95: 3, n: 5 }];
    const sizes = { command: 'bench -- sizes', seconds: 1, rows };
    const alone: Benchmarks = { ...benchmarks, measured: { sizes } };
    const [table] = benchmarkTables(alone);
    expect(table?.rows).toEqual([['json 1 KB', '250', '2.00', '3.00', '8.000', '5']]);
    expect(table?.columns).not.toContain('headroom-ai, p50');
    expect(benchmarkPage(alone)).not.toContain('headroom-ai, json');
  });
});

function says(
  way: string,
  ratio: number | null | undefined,
  visible: number | null | undefined,
): string {
  return `${way}: ${percent(1 - (ratio ?? 1))} % saved, ${percent(visible ?? null)} % visible`;
}
