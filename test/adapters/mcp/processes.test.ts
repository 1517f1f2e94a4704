import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { parseReferences } from '../../../src/index.ts';
import { runCommand } from '../cli/run-command.ts';
import { overStdio } from './connections.ts';

const records = Array.from({ length: 900 }, (_, id) => ({ id, name: `größe ${id}`, ok: id !== 7 }));
const text = JSON.stringify(records);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-mcp-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the store that all commands share', () => {
  it('gives the server what the command line left out', async () => {
    writeFileSync(join(folder, 'records.json'), text);
    const { stdout } = await runCommand(['compress', 'records.json'], { cwd: folder });
    const [{ hash } = { hash: '' }] = parseReferences(stdout.toString());
    await using connection = await overStdio('modern', { cwd: folder });
    const { client } = connection;
    const given = { name: 'headroom_retrieve', arguments: { hash, rows: '801' } };
    const { content } = await client.callTool(given);
    expect(content).toMatchObject([{ type: 'text', text: expect.stringContaining('größe 800') }]);
    const { contents } = await client.readResource({ uri: `headroom://originals/${hash}` });
    expect(contents).toMatchObject([{ text }]);
  });

  it('gives the command line what the server left out', async () => {
    const given = { text: `${text}\n`, source: 'psql -c "select * from sizes"' };
    await using connection = await overStdio('legacy', { cwd: folder });
    const call = { name: 'headroom_compress', arguments: given };
    const { structuredContent } = await connection.client.callTool(call);
    const [{ hash } = { hash: '' }] = parseReferences(JSON.stringify(structuredContent));
    const whole = await runCommand(['retrieve', hash, '--whole'], { cwd: folder });
    expect(whole.stdout.toString()).toBe(given.text);
  });

  it('keeps projects apart', async () => {
    const { stdout } = await runCommand(['compress', 'records.json'], { cwd: folder });
    const [{ hash } = { hash: '' }] = parseReferences(stdout.toString());
    const environment = { HEADROOM_PROJECT: 'another' };
    await using connection = await overStdio('modern', { cwd: folder, environment });
    const call = { name: 'headroom_retrieve', arguments: { hash } };
    expect(await connection.client.callTool(call)).toMatchObject({ isError: true });
  });
});
