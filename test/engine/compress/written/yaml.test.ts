import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { writtenCompressor } from '../../../../engine/compress/written/index.ts';
import type { Query } from '../../../../engine/content.ts';
import { tokenCounter } from '../../../../engine/tokens/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';

function pod(id: number, status = 'Running'): string {
  return `- metadata:\n    name: pod-${id}\n    version: 1.10\n  status: ${status}\n  serial: 000${id}\n`;
}

function pods(count: number): string {
  const items = Array.from({ length: count }, (_, id) => pod(id, id === 77 ? 'Failed' : 'Running'));
  return `apiVersion: v1\nitems:\n${items.join('')}kind: List\n`;
}

function elided(text: string, query: Partial<Query> = {}): string {
  return (
    writtenCompressor.lossy?.(text, {
      detection: { kind: 'yaml', confidence: 0.8, language: 'yaml' },
      query: { user: 'look', toolArguments: '', assistant: '', ...query },
      counter: tokenCounter('gpt-4o'),
      budget: 450,
      reference: (missing) => `[${missing}]`,
    }) ?? ''
  );
}

describe('records as YAML', () => {
  it('show the exception, the counts and their values as they were written', () => {
    const shown = elided(pods(300));
    expect(shown).toContain('78,pod-77,Failed,00077');
    expect(shown).toContain('version=1.10');
    expect(shown).toContain('status: Running 299, Failed 1');
    expect(shown).toMatch(/\[items: \d+ of 300 rows omitted\]/);
  });

  it('are one list where each is a document', () => {
    const documents = Array.from({ length: 200 }, (_, id) => `---\nname: pod-${id}\nready: true\n`);
    expect(elided(documents.join(''))).toMatch(/\[\d+ of 200 rows omitted\]/);
  });

  it('of a file to edit are shown line by line', () => {
    const query = { user: 'Rename pod-3 in pods.yaml', toolArguments: '{"path":"pods.yaml"}' };
    expect(elided(pods(300), query)).not.toContain('300 rows');
  });

  it('with comments are shown line by line, as code is', () => {
    expect(elided(`${pods(300)}# end\n`)).toMatch(/lines omitted/);
  });
});

describeCompressor('yaml', {
  compressor: writtenCompressor,
  kind: 'yaml',
  texts: fc.oneof(
    fc.integer({ min: 0, max: 200 }).map(pods),
    fc.json({ maxDepth: 4 }),
    fc
      .array(
        fc.constantFrom('- ', 'a: ', '  ', '\n', '|\n', '"', '[', '}', '&a', '*a', '---\n', '1.0'),
      )
      .map((parts) => parts.join('')),
  ),
});
