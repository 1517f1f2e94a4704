import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ContentKind } from '../../../engine/content.ts';
import { answer } from '../../../engine/retrieve/answer.ts';
import { hashOf } from '../../../engine/retrieve/reference.ts';
import type { RetrieveRequest } from '../../../engine/retrieve/request.ts';
import type { Selectors } from '../../../engine/retrieve/section.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const PAGE_TOKENS = 1500;
const counter = tokenCounter('gpt-5.2');

interface Page {
  readonly request: RetrieveRequest;
  readonly text: string;
  /** The text without the line that says how to go on. */
  readonly body: string;
}

/** Everything that a request leads to, page after page. */
function pagesOf(text: string, kind: ContentKind, selectors: Selectors): readonly Page[] {
  const pages: Page[] = [];
  let request: RetrieveRequest | undefined = { hash: hashOf(text), ...selectors };
  while (request !== undefined) {
    const page = answer({ text, kind, source: {} }, request, counter);
    if (!page.found) throw new Error('nothing found');
    const foot = `\n[more: headroom_retrieve(${JSON.stringify(page.next)})]`;
    const body = page.next === undefined ? page.text : page.text.slice(0, -foot.length);
    expect(page.next === undefined || page.text.endsWith(foot)).toBe(true);
    expect(counter.count(page.text)).toBeLessThanOrEqual(PAGE_TOKENS);
    pages.push({ request, text: page.text, body });
    expect(pages.length).toBeLessThan(500);
    request = page.next;
  }
  return pages;
}

/** The original, put together from pages of lines. */
function joinPages(pages: readonly Page[]): string {
  let whole = '';
  for (const [index, { request, body }] of pages.entries()) {
    const sections = body.split(/(?:^|\n)(?=lines? [\d@-]+ of \d+:\n)/);
    for (const [at, section] of sections.filter((part) => part !== '').entries()) {
      const from = /^lines? (?<from>\d+(?:@\d+)?)/.exec(section)?.groups?.['from'] ?? '';
      const isFirst = index === 0 && at === 0;
      whole += `${isFirst || from.includes('@') ? '' : '\n'}${section.slice(section.indexOf('\n') + 1)}`;
    }
    expect(request.lines).toBeDefined();
  }
  return whole;
}

const words = fc.constantFrom(
  'ERROR',
  'request',
  'id-123',
  'größe',
  '🎉',
  '日本語',
  '\ud800',
  ',',
  '"a"',
  'x',
);
const line = fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' '));
const longLine = fc
  .tuple(words, fc.integer({ min: 500, max: 9000 }))
  .map(([word, n]) => word.repeat(n));
const texts = fc
  .array(fc.oneof({ arbitrary: line, weight: 60 }, { arbitrary: longLine, weight: 1 }), {
    maxLength: 200,
  })
  .map((lines) => lines.join('\n'));
const records = fc.array(
  fc.record({
    id: fc.nat(),
    name: line,
    tags: fc.array(words),
    nested: fc.jsonValue({ maxDepth: 2 }),
  }),
  { maxLength: 100 },
);
const jsonTexts = fc
  .tuple(records, fc.constantFrom(undefined, 2), fc.boolean())
  .map(([items, space, isWrapped]) =>
    JSON.stringify(isWrapped ? { total: 7, items } : items, null, space),
  );

const kinds = fc.constantFrom<ContentKind>(
  'json',
  'ndjson',
  'csv',
  'log',
  'code',
  'diff',
  'markdown',
  'prose',
  'text',
);
const ranges = fc.constantFrom(
  '1-',
  '2-5',
  '3,1',
  '-4',
  '7@3-',
  '2@2-9@1',
  '999',
  'nonsense',
  '5-2',
);
const selectors = fc.record(
  {
    lines: ranges,
    rows: ranges,
    path: fc.constantFrom(
      'items',
      '[0]',
      'items[1].name',
      'items[*].tags',
      '$',
      'none',
      'items,[2]',
      '[[[',
    ),
    grep: fc.constantFrom('error', '\\d+', '(', 'id-\\d+|x', '.', '(a+)+b', '🎉'),
    query: fc.oneof(words, line, fc.string()),
  },
  { requiredKeys: [] },
);

describe('pages', () => {
  it('of all lines join to the original', () => {
    fc.assert(
      fc.property(texts, kinds, (text, kind) => {
        const whole = joinPages(pagesOf(text, kind, { lines: '1-' }));
        expect(whole).toBe(text.endsWith('\n') ? text.slice(0, -1) : text);
      }),
      { numRuns: 60 },
    );
  });

  it('of one very long line join to it', () => {
    const text = `${'word '.repeat(9000)}🎉${'🎉'.repeat(3000)}`;
    const pages = pagesOf(text, 'text', { lines: '1' });
    expect(pages.length).toBeGreaterThan(5);
    expect(joinPages(pages)).toBe(text);
  });

  it('stay under the limit and come to an end, whatever is asked of whatever text', () => {
    const anyText = fc.oneof(
      texts,
      jsonTexts,
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc.json(),
    );
    fc.assert(
      fc.property(anyText, kinds, selectors, (text, kind, asked) => {
        expect(pagesOf(text, kind, asked).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('stay under the limit where names and texts are as strange as they can be', () => {
    const strange = '𓀀𒐫\u{1F9FF}'.repeat(300);
    const objects = Array.from({ length: 50 }, (_, index) => ({ [`${strange}${index}`]: strange }));
    const json = JSON.stringify({ [strange]: objects });
    const csv = `${strange},${strange}\n${`${strange},1\n`.repeat(20)}`;
    for (const asked of [
      {},
      { query: strange },
      { grep: '1' },
      { rows: '1-' },
      { path: `["${strange}"]` },
    ]) {
      expect(pagesOf(json, 'json', asked).length).toBeGreaterThan(0);
      expect(pagesOf(csv, 'csv', asked).length).toBeGreaterThan(0);
    }
  });

  it('of all rows show every row once, in order', () => {
    const rows = Array.from({ length: 700 }, (_, id) => ({ id, text: `row number ${id}` }));
    const text = JSON.stringify({ rows }, null, 2);
    const shown = pagesOf(text, 'json', { rows: '1-' }).flatMap(({ body }) =>
      body
        .split('\n')
        .flatMap((shownLine) => /^row \d+ \(rows\[\d+\]\): (.*)$/.exec(shownLine)?.[1] ?? []),
    );
    expect(shown.map((row) => JSON.parse(row) as unknown)).toEqual(rows);
  });

  it('of a pattern show every match once, in order', () => {
    const lines = Array.from(
      { length: 5000 },
      (_, id) => `${id % 3 === 0 ? 'ERROR' : 'INFO'} event ${id}`,
    );
    const shown = pagesOf(lines.join('\n'), 'log', { grep: '^error' }).flatMap(({ body }) =>
      body.split('\n').slice(1),
    );
    expect(shown).toEqual(
      lines.flatMap((text, index) => (text.startsWith('ERROR') ? [`${index + 1}: ${text}`] : [])),
    );
  });
});
