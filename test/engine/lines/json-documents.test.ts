import { describe, expect, it } from 'vitest';

import { elideNdjson } from '../../../engine/compress/json/lossy/index.ts';
import { detect } from '../../../engine/detect/index.ts';
import { documentsBelowEachOther } from '../../../engine/lines/json-documents.ts';
import { createHeadroom } from '../../../src/index.ts';
import { lossyContextFor } from '../compress/context.ts';
import { lastContent, oneToolResult } from '../../eval/conversation.ts';

const spans = Array.from({ length: 90 }, (_, index) =>
  JSON.stringify(
    {
      name: `GET /cart/${index % 7}`,
      context: { span_id: `0x${(index * 7_919_777).toString(16).padStart(16, '0')}` },
      status: index === 41 ? { status_code: 'ERROR', description: 'vault deadline' } : {},
      attributes: { 'http.status_code': index === 41 ? 500 : 200 },
    },
    undefined,
    4,
  ),
);

describe('JSON documents of several lines below each other', () => {
  it('are told apart by their first and last lines', () => {
    const documents = documentsBelowEachOther(['{', '  "a": 1', '}', '', '[', '  2', ']']);
    expect(documents).toEqual([
      { first: 0, text: '{\n  "a": 1\n}' },
      { first: 4, text: '[\n  2\n]' },
    ]);
  });

  it.each([
    ['one document', '{\n  "a": 1\n}'],
    ['lines between', '{\n  "a": 1\n}\nthen\n{\n  "a": 2\n}'],
    ['code', 'int main()\n{\n  return 0;\n}\nint other()\n{\n}'],
  ])('are none: %s', (_, text) => {
    expect(documentsBelowEachOther(text.split('\n'))).toBeUndefined();
  });

  it('are known in texts that are too large to be parsed whole', () => {
    const many = Array.from({ length: 5 }, () => spans.join('\n')).join('\n');
    expect(many.length).toBeGreaterThan(64_000);
    expect(detect(many).kind).toBe('ndjson');
  });

  it('are records, as those that have a line each', async () => {
    const text = spans.join('\n');
    expect(detect(text).kind).toBe('ndjson');
    await using headroom = createHeadroom({ store: 'memory', trigger: 0 });
    const { messages } = await headroom.compress(oneToolResult(text, 'which spans failed?'), {
      model: 'gpt-4o',
      retrieval: 'tool',
    });
    const shown = lastContent(messages);
    expect(shown).toMatch(/^\[90\]\{/);
    expect(shown).toContain('vault deadline');
    const hash = /hash=([0-9a-f]+)/.exec(shown)?.[1] ?? '';
    const retrieved = await headroom.retrieve({ hash, rows: '3' });
    expect(JSON.stringify(retrieved)).toContain(JSON.stringify(spans[2]).slice(1, -1));
  });

  it('are records also where the last one is cut off, which stays as it came', () => {
    const text = spans.join('\n').slice(0, -60);
    const shown = elideNdjson(text, lossyContextFor('ndjson', 500)) ?? '';
    expect(shown).toMatch(/^\[89\]\{/);
    const last = text.slice(text.lastIndexOf('\n{\n') + 1);
    expect(shown.endsWith(`\n[the last document as it came:]\n${last}`)).toBe(true);
  });

  it('are text where they are no JSON, as console.dir prints objects', () => {
    const printed = spans.map((span) => span.replaceAll(/"(\w+)":/g, '$1:')).join('\n');
    expect(detect(printed).kind).toBe('text');
  });
});
