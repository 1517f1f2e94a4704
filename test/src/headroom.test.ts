import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { afterAll, describe, expect, it } from 'vitest';

import {
  type BlockReport,
  compress,
  createHeadroom,
  HeadroomError,
  memoryStore,
  type Store,
} from '../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-front-door-'));
afterAll(() => rmSync(folder, { recursive: true }));

const records = JSON.stringify(
  Array.from({ length: 600 }, (_, id) => ({
    id,
    host: `web-${id % 9}`,
    state: id === 431 ? 'failed' : 'ok',
  })),
);

function history(content: string = records): readonly object[] {
  const call = {
    id: 'c1',
    type: 'function',
    function: { name: 'list_jobs', arguments: '{"of":"today"}' },
  };
  return [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Which job failed?' },
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'c1', content },
  ];
}

interface Answered {
  readonly question: string;
  /** Arguments of the call. */
  readonly given: object;
  readonly content: string;
}

/** What becomes of the answer to a call. */
async function blockOf({ question, given, content }: Answered): Promise<BlockReport | undefined> {
  await using headroom = createHeadroom({ store: 'memory' });
  const call = { name: 'read', arguments: JSON.stringify(given) };
  const messages = [
    { role: 'user', content: question },
    { role: 'assistant', tool_calls: [{ id: 'c1', type: 'function', function: call }] },
    { role: 'tool', tool_call_id: 'c1', content },
  ];
  return (await headroom.compress(messages, withTool)).blocks[1];
}

function jobFunction(id: number): string {
  const steps = Array.from({ length: 6 }, (_, step) => `  await run(${id}, 'step ${step}');`);
  return `export async function job${id}(): Promise<void> {\n${steps.join('\n')}\n}\n`;
}

const withTool = { model: 'gpt-4o', retrieval: 'tool' } as const;

describe('compress()', () => {
  it('is lossless, keeps nothing and offers no tool', async () => {
    const messages = history();
    const result = await compress(messages, { model: 'gpt-4o' });
    expect(result.tools).toEqual([]);
    expect(result.blocks.map((block) => block.outcome)).toEqual(['untouched', 'lossless']);
    expect(result.tokens.after).toBeLessThan(result.tokens.before / 2);
    expect(result.messages.slice(0, 3)).toEqual(messages.slice(0, 3));
    for (const index of [0, 1, 2]) expect(result.messages[index]).toBe(messages[index]);
  });

  it('shows tokens as figures in a console, and nowhere more than these', async () => {
    const { tokens, blocks } = await compress(history(), { model: 'gpt-4o' });
    const { before, after } = tokens;
    expect(inspect(tokens)).toBe(`{ before: ${before}, after: ${after} }`);
    expect(inspect(blocks[1]?.tokens)).toMatch(/^\{ before: \d+, after: \d+ \}$/);
    expect(JSON.stringify(tokens)).toBe(JSON.stringify({ before, after }));
    expect({ ...tokens }).toStrictEqual({ before, after });
    expect(tokens).toEqual({ before, after });
    expect(structuredClone(tokens)).toStrictEqual({ before, after });
  });

  it('leaves its input as it is', async () => {
    const messages = history();
    const before = JSON.stringify(messages);
    await compress(messages);
    expect(JSON.stringify(messages)).toBe(before);
  });
});

describe('a Headroom', () => {
  it('leaves out what its tool brings back', async () => {
    await using headroom = createHeadroom({ store: 'memory' });
    const result = await headroom.compress(history(), withTool);
    const block = result.blocks[1];
    expect(block).toMatchObject({ toolName: 'list_jobs', kind: 'json', outcome: 'reference' });
    expect(block?.after).toContain('431,web-8,failed');
    expect(result.tools).toMatchObject([
      { type: 'function', function: { name: 'headroom_retrieve' } },
    ]);
    expect(result.tokens.before - result.tokens.after).toBe(
      (block?.tokens.before ?? 0) - (block?.tokens.after ?? 0),
    );
    const hash = block?.references[0] ?? '';
    expect(await headroom.original(hash)).toBe(records);
    const answer = await headroom.retrieve(JSON.stringify({ hash, rows: '432' }));
    expect(answer.found).toBe(true);
    expect(answer.text).toContain('{"id":431,"host":"web-8","state":"failed"}');
  });

  it('brings back first what the model does not see', async () => {
    await using headroom = createHeadroom({ store: 'memory' });
    const lines = Array.from({ length: 300 }, (_, index) => `+  total += price(${index}, tax);`);
    const diff = `--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,301 @@\n start();\n${lines.join('\n')}\n`;
    const { blocks } = await headroom.compress(history(diff), withTool);
    const seen = lines.filter((line) => blocks[1]?.after.includes(`+${line.slice(1).trim()}\n`));
    expect(seen.length).toBeGreaterThan(0);
    const hash = blocks[1]?.references[0];
    const { text } = await headroom.retrieve({ hash, query: 'which price is added' });
    const brought = lines.filter((line) => text.includes(`${line}\n`));
    expect(brought.length).toBeGreaterThan(20);
    expect(brought.filter((line) => seen.includes(line))).toEqual([]);
  });

  it('offers its tool again while an earlier reference stands in the messages', async () => {
    await using headroom = createHeadroom({ store: 'memory' });
    const first = await headroom.compress(history(), withTool);
    const next = [...first.messages, { role: 'user', content: 'And why?' }];
    const second = await headroom.compress(next, withTool);
    expect(second.tools).toHaveLength(1);
    expect(second.references).toEqual(first.references);
    expect(second.messages).toEqual(next);
  });

  it.each(['openai-chat', 'openai-responses', 'anthropic', 'ai-sdk', 'gemini'] as const)(
    'takes the format %s',
    async (format) => {
      await using headroom = createHeadroom({ store: 'memory' });
      const messages: readonly object[] = {
        'openai-chat': [{ role: 'tool', tool_call_id: 'a', content: records }],
        'openai-responses': [{ type: 'function_call_output', call_id: 'a', output: records }],
        anthropic: [
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: records }] },
        ],
        'ai-sdk': [
          {
            role: 'tool',
            content: [
              { type: 'tool-result', output: { type: 'json', value: JSON.parse(records) } },
            ],
          },
        ],
        gemini: [
          {
            role: 'user',
            parts: [{ functionResponse: { name: 'a', response: { output: records } } }],
          },
        ],
      }[format];
      const result = await headroom.compress(messages, { ...withTool, format });
      expect(result.blocks[0]?.outcome).toBe('reference');
      expect(JSON.stringify(result.tools)).toContain('headroom_retrieve');
    },
  );

  it('leaves a tool alone that is set to off, and keeps another lossless', async () => {
    await using off = createHeadroom({ store: 'memory', tools: { list_jobs: 'off' } });
    expect((await off.compress(history(), withTool)).blocks[1]).toMatchObject({
      outcome: 'untouched',
      reason: 'tool list_jobs is set to off',
    });
    await using lossless = createHeadroom({ store: 'memory', tools: { list_jobs: 'lossless' } });
    expect((await lossless.compress(history(), withTool)).blocks[1]?.outcome).toBe('lossless');
  });

  it('says of a file that is about to be edited why it stays whole', async () => {
    const content = Array.from({ length: 200 }, (_, id) => jobFunction(id)).join('\n');
    const reasonFor = async (question: string): Promise<string | undefined> =>
      (await blockOf({ question, given: { path: 'src/jobs.ts' }, content }))?.reason;
    expect(await reasonFor('Which job is slow?')).toContain('leaving parts out pays');
    expect(await reasonFor('Fix job 7 in jobs.ts')).toContain('its file is about to be edited');
  });

  it('says of HTML in a file that it stays whole as a source', async () => {
    const items = Array.from(
      { length: 300 },
      (_, id) => `<li><a href="/${id}">Page ${id}</a></li>`,
    );
    const content = `<!DOCTYPE html><html><body><ul>${items.join('\n')}</ul></body></html>`;
    const blockFor = (given: object): Promise<BlockReport | undefined> =>
      blockOf({ question: 'Which pages are there?', given, content });
    expect((await blockFor({ url: 'https://example.org/' }))?.outcome).toBe('reference');
    expect(await blockFor({ path: 'src/index.html' })).toMatchObject({
      outcome: 'untouched',
      reason: expect.stringContaining('it is a source file'),
    });
  });

  it('never compresses what its own tool returned, under any name that hosts give it', async () => {
    await using headroom = createHeadroom({ store: 'memory' });
    const messages = history().map((message) =>
      JSON.parse(JSON.stringify(message).replace('list_jobs', 'mcp__headroom__headroom_retrieve')),
    );
    const result = await headroom.compress(messages, withTool);
    expect(result.blocks[1]?.reason).toBe('brought back by headroom_retrieve');
    expect(result.messages[3]).toBe(messages[3]);
  });

  it('takes a quoted or foreign reference for text', async () => {
    await using headroom = createHeadroom({ store: 'memory' });
    const foreign = `[headroom hash=${'ab'.repeat(12)}: rows 1-9 of 10 omitted; source intact]`;
    const result = await headroom.compress(
      history(`${records.slice(0, -1)},{"id":"${foreign}"}]`),
      withTool,
    );
    expect(result.blocks[1]?.outcome).toBe('reference');
  });
});

describe('a store that fails', () => {
  const failing = (method: 'touch' | 'put'): Store => ({
    ...memoryStore(),
    [method]: () =>
      Promise.reject(new HeadroomError('store_unavailable', 'the disk is full; free some space')),
  });

  it.each(['touch', 'put'] as const)(
    'in %s means lossless compression, said once',
    async (method) => {
      await using headroom = createHeadroom({ store: failing(method) });
      const result = await headroom.compress(history(), withTool);
      expect(result.blocks[1]?.outcome).toBe('lossless');
      expect(result.tools).toEqual([]);
      expect(result.notices).toEqual([
        'only lossless compression was used: the disk is full; free some space',
      ]);
    },
  );

  it('on disk too: a file in place of its folder, a file that is no database', async () => {
    const file = join(folder, 'not-a-folder');
    writeFileSync(file, 'x');
    await using blocked = createHeadroom({ directory: file });
    expect((await blocked.compress(history(), withTool)).notices).toHaveLength(1);
    writeFileSync(join(folder, 'originals.sqlite'), 'not a database at all'.repeat(100));
    await using corrupt = createHeadroom({ directory: folder });
    const result = await corrupt.compress(history(), withTool);
    expect(result.notices).toHaveLength(1);
    expect(result.blocks[1]?.outcome).toBe('lossless');
  });

  it('answers the tool in words', async () => {
    const broken = { ...memoryStore(), get: () => Promise.reject(new Error('gone')) };
    const warnings: string[] = [];
    const logger = { warn: (line: string) => warnings.push(line) };
    await using headroom = createHeadroom({ store: broken, logger });
    const answer = await headroom.retrieve({ hash: 'ab'.repeat(12) });
    expect(answer.found).toBe(false);
    expect(answer.text).toMatch(/^not available: .*; run the original command again$/);
    // The address of a server is nothing for a model.
    expect(answer.text).not.toContain('gone');
    expect(warnings).toEqual([expect.stringContaining('gone')]);
  });
});
