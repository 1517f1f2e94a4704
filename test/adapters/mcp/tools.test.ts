import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Client, Progress } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { parseReferences } from '../../../src/index.ts';
import { type Connection, type Era, overHttp, overStdio } from './connections.ts';

const jobs = JSON.stringify(
  Array.from({ length: 900 }, (_, id) => ({ id, host: `web-${id % 7}`, ok: id !== 611 })),
);

interface Answer {
  readonly isError: boolean;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

async function call(client: Client, name: string, given: Record<string, unknown>): Promise<Answer> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
  const [first] = content;
  return {
    isError: isError === true,
    text: first?.type === 'text' ? first.text : '',
    data: Object.fromEntries(Object.entries(structuredContent ?? {})),
  };
}

async function compressed(client: Client, text: string): Promise<{ text: string; hash: string }> {
  const answer = await call(client, 'headroom_compress', { text });
  const [reference] = parseReferences(answer.text);
  return { text: answer.text, hash: reference?.hash ?? '' };
}

/** Pages are all that can be read of an original that is too large for one. */
async function firstPage(client: Client, hash: string): Promise<string> {
  const { contents } = await client.readResource({ uri: `headroom://originals/${hash}/1` });
  const [page] = contents;
  return page !== undefined && 'text' in page ? page.text : '';
}

const KINDS = [
  ['stdio', 'legacy', overStdio],
  ['stdio', 'modern', overStdio],
  ['HTTP', 'legacy', overHttp],
  ['HTTP', 'modern', overHttp],
] as const;

describe.each(KINDS)('over %s to a %s client', (_, era: Era, open) => {
  let folder: string;
  let connection: Connection;
  let client: Client;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'headroom-mcp-'));
    connection = await open(era, { cwd: folder });
    ({ client } = connection);
  });
  afterAll(async () => {
    await connection[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  it('presents itself', async () => {
    expect(client.getProtocolEra()).toBe(era);
    expect(client.getServerVersion()).toMatchObject({ name: 'headroom', version: /^\d/ });
    expect(client.getInstructions()).toContain('headroom_retrieve');
  });

  it('lists three tools with schemas of what goes in and comes out', async () => {
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(['headroom_compress', 'headroom_retrieve', 'headroom_stats']);
    for (const { inputSchema, outputSchema, annotations, title, description } of tools) {
      expect(inputSchema['type']).toBe('object');
      expect(outputSchema?.['type']).toBe('object');
      expect(annotations).toMatchObject({ idempotentHint: true, openWorldHint: false });
      expect(title && description).toBeTruthy();
    }
  });

  it('compresses, says what is left out, and brings it back', async () => {
    const given = { text: jobs, query: 'which job failed?', model: 'gpt-4o' };
    const answer = await call(client, 'headroom_compress', given);
    const [reference] = parseReferences(answer.text);
    const { hash = '', missing } = reference ?? {};
    expect(answer.text).toContain('611');
    expect(answer.data).toMatchObject({
      text: answer.text,
      references: [{ hash, missing, uri: `headroom://originals/${hash}` }],
      blocks: [{ kind: 'json', outcome: 'reference' }],
      notices: [],
    });
    const { before, after } = Object(answer.data['tokens']);
    expect(before).toBeGreaterThan(5 * after);

    const rows = await call(client, 'headroom_retrieve', { hash, rows: '600' });
    expect(rows).toMatchObject({ isError: false, data: { found: true, text: rows.text } });
    expect(rows.text).toContain('"id":599');
    const { contents } = await client.readResource({ uri: `headroom://originals/${hash}` });
    expect(contents).toMatchObject([{ text: jobs, mimeType: 'application/json' }]);

    const stats = await call(client, 'headroom_stats', {});
    expect(stats.data).toMatchObject({ compressions: 1, retrievals: 1, originals: 1, failures: 0 });
    expect(stats.data['tokens']).toEqual({ before, after });
  });

  it('leaves nothing out where asked', async () => {
    const answer = await call(client, 'headroom_compress', { text: jobs, lossless: true });
    expect(answer.data).toMatchObject({ references: [], blocks: [{ outcome: 'lossless' }] });
  });

  it('changes only the blocks of a conversation', async () => {
    const head = '{"temperature": 1.0,  "messages": [{"role":"user","content":"which failed?"}';
    const tail = '], "9": 1e2}';
    const middle = { role: 'tool', tool_call_id: 'a', content: jobs };
    const asking = { role: 'assistant', tool_calls: [{ id: 'a', function: { name: 'list' } }] };
    const text = `${head},${JSON.stringify(asking)},${JSON.stringify(middle)}${tail}`;
    const answer = await call(client, 'headroom_compress', { text });
    expect(answer.text.startsWith(head) && answer.text.endsWith(tail)).toBe(true);
    expect(answer.text.length).toBeLessThan(text.length / 4);
    expect(answer.data).toMatchObject({ references: [{ missing: expect.any(String) }] });
    const wrong = await call(client, 'headroom_compress', { text, query: 'x' });
    expect(wrong).toMatchObject({
      isError: true,
      text: expect.stringContaining('leave query out'),
    });
  });

  it('tells how far it is, to those who ask', async () => {
    const told: unknown[] = [];
    const onprogress = (progress: Progress): void => void told.push(progress);
    // What this client reads together with the result, it takes for an error.
    const onerror = ({ message }: Error): void => {
      const [notification = '{}'] = /\{.*\}/.exec(message) ?? [];
      told.push(JSON.parse(notification).params);
    };
    Object.assign(client, { onerror });
    const text = jobs.repeat(20);
    await client.callTool({ name: 'headroom_compress', arguments: { text } }, { onprogress });
    expect(told).toMatchObject([
      { progress: 0, total: 3, message: `reading ${text.length} characters` },
      { progress: 1, total: 3, message: 'compressing' },
      { progress: 2, total: 3, message: 'counting tokens' },
    ]);
  });

  it('gives large originals page by page', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_each, id) => `{"id":${id},"port":${id % 7},"🚀":1}`,
    );
    const text = `${rows.join('\n')}\n{"id":0,"note":"${'🚀'.repeat(60_000)}"}`;
    const { hash } = await compressed(client, text);
    const uri = `headroom://originals/${hash}`;
    await expect(client.readResource({ uri })).rejects.toThrow(`${uri}/1 to ${uri}/3`);
    const pages: string[] = [];
    for (const number of [1, 2, 3]) {
      const { contents } = await client.readResource({ uri: `${uri}/${number}` });
      const [page] = contents;
      if (page !== undefined && 'text' in page) pages.push(page.text);
    }
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(100_000);
    expect(pages.join('')).toBe(text);
    for (const page of ['0', '4', '1.5', 'x']) {
      const reading = client.readResource({ uri: `${uri}/${page}` });
      await expect(reading).rejects.toThrow('pages 1 to 3');
    }
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'headroom://originals/{hash}',
      'headroom://originals/{hash}/{page}',
    ]);
  });

  it('says what to do about an original that it does not have', async () => {
    const hash = '0123456789abcdef01234567';
    const answer = await call(client, 'headroom_retrieve', { hash });
    expect(answer).toMatchObject({ isError: true, data: { found: false } });
    expect(answer.text).toContain('do not retry');
    const reading = client.readResource({ uri: `headroom://originals/${hash}` });
    await expect(reading).rejects.toThrow('do not retry');
    await expect(client.readResource({ uri: 'headroom://originals/nothing' })).rejects.toThrow(
      '24 hex digits',
    );
  });

  it('reads arguments as models write them', async () => {
    const { hash } = await compressed(client, jobs);
    const reference = `[headroom hash=${hash}: rows; source intact]`;
    const answer = await call(client, 'headroom_retrieve', { hash: reference, rows: 600 });
    expect(answer.text).toContain('"id":599');
    const wrong = await call(client, 'headroom_retrieve', { hash, rows: 'some' });
    expect(wrong).toMatchObject({ isError: true, text: expect.stringContaining('"40-60"') });
  });

  it.each([
    ['headroom_compress', {}],
    ['headroom_compress', { text: 7 }],
    ['headroom_compress', { text: 'x', lossless: 'yes' }],
    ['headroom_retrieve', {}],
    ['headroom_retrieve', { hash: 'short' }],
  ])('answers %s(%j) with what is wrong', async (name, given) => {
    const answer = await call(client, name, given);
    expect(answer.isError).toBe(true);
    expect(answer.text).toMatch(/text|lossless|hash/);
  });

  it('has no other tools', async () => {
    await expect(call(client, 'headroom_read', {})).rejects.toThrow('headroom_read');
  });

  it.each([
    ['nothing', ''],
    ['one word', 'word'],
    ['bytes of a program', '\0\u0001\u001b[31m\ufffd\u007f'.repeat(4000)],
    ['lone surrogates', `${'\ud800 line\n'.repeat(3000)}\udfff`],
    ['a line of 300,000 characters', 'x'.repeat(300_000)],
  ])('takes %s', async (_name, text) => {
    const answer = await call(client, 'headroom_compress', { text });
    expect(answer.isError).toBe(false);
    const { before, after } = Object(answer.data['tokens']);
    expect(after).toBeLessThanOrEqual(before);
    const [reference] = parseReferences(answer.text);
    const original = reference && (await firstPage(client, reference.hash));
    expect(text.startsWith(original ?? '')).toBe(true);
  });
});
