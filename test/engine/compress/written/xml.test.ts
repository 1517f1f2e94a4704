import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { writtenCompressor } from '../../../../engine/compress/written/index.ts';
import type { LossyContext } from '../../../../engine/compress/compressor.ts';
import { tokenCounter } from '../../../../engine/tokens/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';

function testcase(id: number): string {
  const name = `<testcase classname="shop.Cart" name="adds item ${id}" time="0.0${id}"`;
  return id === 77 ? `${name}><failure message="expected 2, got 3"/></testcase>` : `${name}/>`;
}

function report(count: number, separator = '\n'): string {
  const cases = Array.from({ length: count }, (_, id) => testcase(id)).join(separator);
  return `<?xml version="1.0"?>${separator}<testsuite name="Cart" tests="${count}">${separator}${cases}${separator}</testsuite>`;
}

function elided(text: string, context: Partial<LossyContext> = {}): string {
  return (
    writtenCompressor.lossy?.(text, {
      detection: { kind: 'xml', confidence: 0.96, language: 'xml' },
      query: { user: 'look', toolArguments: '', assistant: '' },
      counter: tokenCounter('gpt-4o'),
      budget: 500,
      reference: (missing) => `[${missing}]`,
      ...context,
    }) ?? ''
  );
}

describe('records as XML', () => {
  it.each(['\n', ''])(
    'show the exception and the counts below the root (between: %j)',
    (between) => {
      const shown = elided(report(300, between));
      expect(shown).toMatch(/^<\?xml version="1.0"\?>\n?<testsuite name="Cart" tests="300">\n/);
      expect(shown).toContain('expected 2, got 3');
      expect(shown).toContain('adds item 77');
      expect(shown).toMatch(/\[testcase: \d+ of 300 rows omitted\]/);
    },
  );

  it('are all shown where their values have room', () => {
    const text = report(30);
    const shown = elided(text, { budget: 900 });
    expect(shown).toContain(`[${text.length} characters of XML omitted, all their values shown]`);
    for (let id = 0; id < 30; id += 1) expect(shown).toContain(`0.0${id}`);
  });

  it('with comments among them are shown line by line', () => {
    expect(elided(report(300).replace('</testsuite>', '<!-- end --></testsuite>'))).toMatch(
      /lines omitted/,
    );
  });

  it('of a file to edit are left as they are', () => {
    const query = { user: 'Rename Cart in r.xml', toolArguments: '{"p":"r.xml"}', assistant: '' };
    expect(elided(report(300), { query })).toBe('');
  });
});

describeCompressor('xml', {
  compressor: writtenCompressor,
  kind: 'xml',
  texts: fc.oneof(
    fc.integer({ min: 0, max: 200 }).map((count) => report(count)),
    fc
      .array(fc.constantFrom('<a>', '</a>', '<b/>', 'x', '<!--', '-->', '<b c="1">', '</b>', '\n'))
      .map((parts) => parts.join('')),
  ),
});
