import { describe, expect, it } from 'vitest';

import { createHeadroom, type Headroom } from '../../src/index.ts';

const withTool = { model: 'gpt-4o', retrieval: 'tool' } as const;
const headroom: Headroom = createHeadroom({ store: 'memory' });

function asToolResult(content: unknown): readonly object[] {
  return [
    { role: 'user', content: 'what is in it?' },
    { role: 'tool', tool_call_id: 'a', content },
  ];
}

describe('bad input passes through unharmed', () => {
  const cyclic: Record<string, unknown> = { role: 'user', content: 'hello' };
  cyclic['self'] = cyclic;

  it.each<readonly [string, readonly unknown[]]>([
    ['nothing', []],
    ['null and numbers', [null, 1, undefined, 'text', true]],
    ['messages without fields', [{}, { role: 'tool' }, { content: 5 }]],
    [
      'contents of wrong types',
      [
        { role: 'tool', content: { a: 1 } },
        { role: 'user', content: [1, null] },
      ],
    ],
    ['a cyclic message', [cyclic]],
    ['an empty text', asToolResult('')],
    ['a frozen message', [Object.freeze({ role: 'user', content: Object.freeze(['x']) })]],
  ])('%s', async (_, messages) => {
    const result = await headroom.compress(messages, withTool);
    expect(result.messages).toHaveLength(messages.length);
    result.messages.forEach((message, index) => expect(message).toBe(messages[index]));
    expect(result.tokens.after).toBe(result.tokens.before);
  });

  it('a message whose property throws', async () => {
    const trap = Object.defineProperty({ role: 'tool' }, 'content', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const result = await headroom.compress([trap], withTool);
    expect(result.messages[0]).toBe(trap);
  });
});

describe('hostile text keeps every byte', () => {
  const record = '{"id":1,"name":"some name that is long enough","ok":true}';
  const rows = Array.from({ length: 400 }, (_, id) => record.replace('1', String(id)));

  it.each([
    ['lone surrogates', `\ud800${rows.join('\n')}\udfff`],
    ['NUL and control characters', `${rows.join('\u0000\n')}\u0007`],
    ['CRLF and a byte order mark', `\ufeff${rows.join('\r\n')}\r\n`],
    ['truncated JSON', `[${rows.join(',')},{"id":`],
    [
      'JSON in JSON strings',
      JSON.stringify({ body: `[${rows.join(',')}]`, again: JSON.stringify(rows) }),
    ],
    ['JSON of depth 10,000', `${'['.repeat(10_000)}1${']'.repeat(10_000)}`],
    ['repeated keys', `[${rows.map((row) => row.replace('"ok"', '"id"')).join(',')}]`],
    ['special tokens', `[${rows.map((row) => row.replace('some', '<|endoftext|>')).join(',')}]`],
    ['odd numbers', `[${rows.map((row) => row.replace('true', '1.0e400')).join(',')}]`],
    ['one character 5 MB long', 'x'.repeat(5_000_000)],
    ['one line of 5 MB', `{"data":"${'ab cd, '.repeat(700_000)}"}`],
    ['a million short lines', 'ok\n'.repeat(1_000_000)],
  ])('%s', { timeout: 60_000 }, async (_, text) => {
    const started = performance.now();
    const { blocks } = await headroom.compress(asToolResult(text), withTool);
    expect(performance.now() - started).toBeLessThan(10_000);
    for (const hash of blocks[1]?.references ?? []) {
      const original = (await headroom.original(hash)) ?? 'lost';
      // What stood as a string in JSON is kept as the text that it says.
      const inJson = JSON.stringify(original).slice(1, -1);
      expect(text === original || text.includes(`"${inJson}"`)).toBe(true);
    }
    expect(blocks[1]?.after.length).toBeLessThanOrEqual(text.length);
  });

  it('very many tiny messages in linear time', { timeout: 60_000 }, async () => {
    const messages = Array.from({ length: 200_000 }, (_, index) => ({
      role: 'user',
      content: `m${index}`,
    }));
    const started = performance.now();
    const result = await headroom.compress(messages, withTool);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(result.messages.at(-1)).toBe(messages.at(-1));
  });

  it('results before calls and repeated ids', async () => {
    const text = `[${rows.join(',')}]`;
    const call = {
      role: 'assistant',
      tool_calls: [{ id: 'a', function: { name: 'x', arguments: '{' } }],
    };
    const messages = [...asToolResult(text), call, call, ...asToolResult(text)];
    const result = await headroom.compress(messages, withTool);
    const outcomes = result.blocks
      .filter((block) => block.role === 'tool')
      .map((block) => block.outcome);
    expect(outcomes).toEqual(['lossless', 'lossless']);
  });
});
