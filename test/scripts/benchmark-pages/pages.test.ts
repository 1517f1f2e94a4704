import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { benchmarksMarkdown } from '../../../scripts/benchmark-pages/page.ts';
import { readmeParts } from '../../../scripts/benchmark-pages/readme-parts.ts';
import { withoutParts, withParts } from '../../../scripts/benchmark-pages/with-parts.ts';
import { parseBenchmarks } from '../../bench/all/benchmarks.ts';
import { ROOT } from '../../bench/import-time.ts';

const JSON_FILE = join(ROOT, 'docs/benchmarks.json');
const benchmarks = parseBenchmarks(readFileSync(JSON_FILE, 'utf8'));
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('the published figures', () => {
  test('are in the README as the last run measured them', () => {
    expect(readme).toBe(withParts(readme, readmeParts(benchmarks)));
  });

  test('are in docs/benchmarks.md as the last run measured them', () => {
    const page = readFileSync(join(ROOT, 'docs/benchmarks.md'), 'utf8');
    expect(page).toBe(benchmarksMarkdown(benchmarks));
  });

  test('are small enough to be kept', () => {
    expect(statSync(JSON_FILE).size).toBeLessThan(100_000);
  });

  test('are nowhere in the README’s measured sections typed by hand', () => {
    const sections = /^## Measured$[^]*?(?=^## Settings$)/m.exec(withoutParts(readme))?.[0] ?? '';
    expect(sections).toContain('## In money');
    const prose = sections.replace(/`[^`]*`|BM25/g, '').replace(/<!--[^]*?-->/g, '');
    expect(prose.match(/\d.*/g)).toBeNull();
  });
});

describe('parts of a page', () => {
  const page = 'a\n<!-- measured: one -->\nold\n<!-- /measured -->\nb';

  test('are replaced between their markers', () => {
    const text = withParts(page, new Map([['one', 'new | 1']]));
    expect(text).toBe('a\n<!-- measured: one -->\nnew | 1\n<!-- /measured -->\nb');
    expect(withParts(text, new Map([['one', 'old']]))).toBe(page);
  });

  test('must have a place and a content', () => {
    expect(() => withParts(page, new Map())).toThrow('nothing is measured as one');
    const parts = new Map([
      ['one', ''],
      ['two', ''],
    ]);
    expect(() => withParts(page, parts)).toThrow('no place for two');
  });
});
