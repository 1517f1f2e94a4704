import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { serveMcpHttp } from '../../../adapters/mcp/index.ts';
import { parseReferences } from '../../../src/index.ts';
import { commandProcess, runCommand } from '../cli/run-command.ts';

const root = join(import.meta.dirname, '../../..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-mcp-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of a package that is installed here. */
async function runBin(name: string, words: readonly string[]): Promise<Ran> {
  const bin = join(root, 'node_modules/.bin', name);
  try {
    const options = { cwd: folder, timeout: 60_000 };
    return { code: 0, ...(await promisify(execFile)(bin, [...words], options)) };
  } catch (error) {
    const { code, stdout, stderr } = Object(error);
    return { code, stdout, stderr };
  }
}

describe('the conformance suite of the protocol', () => {
  it('passes, but for what the baseline lists', async () => {
    const server = await serveMcpHttp({ store: 'memory' }, { address: '127.0.0.1', port: 0 });
    const baseline = join(import.meta.dirname, 'conformance.yml');
    const words = [
      'server',
      '--url',
      server.url,
      '--suite',
      'all',
      '--expected-failures',
      baseline,
    ];
    const { code, stdout } = await runBin('conformance', words);
    await server.close();
    for (const name of ['server-initialize', 'ping', 'tools-list', 'resources-list']) {
      expect(stdout).toContain(`✓ ${name}: 1 passed, 0 failed`);
    }
    expect(stdout).toContain('✓ dns-rebinding-protection: 2 passed, 0 failed');
    expect(code).toBe(0);
  });
});

describe('the command line of the MCP inspector', () => {
  it('lists the tools, calls them and reads an original', async () => {
    const text = JSON.stringify(
      Array.from({ length: 900 }, (_, id) => ({ id, name: `job ${id * id}` })),
    );
    writeFileSync(join(folder, 'records.json'), text);
    const { stdout } = await runCommand(['compress', 'records.json'], { cwd: folder });
    const [{ hash } = { hash: '' }] = parseReferences(stdout.toString());
    const { command, args, env } = commandProcess(['mcp'], { cwd: folder });
    // Hosts hand on little of their environment, and what they are told to.
    const handed = ['HEADROOM_DIRECTORY', 'HEADROOM_PROJECT'].flatMap((name) => {
      return ['-e', `${name}=${env[name]}`];
    });
    const inspect = (...words: readonly string[]): Promise<Ran> =>
      runBin('mcp-inspector', ['--cli', command, ...args, ...handed, ...words]);
    const toolCall = ['--method', 'tools/call', '--tool-name', 'headroom_retrieve', '--tool-arg'];

    const listed = await inspect('--method', 'tools/list');
    expect(JSON.parse(listed.stdout).tools).toHaveLength(3);
    const found = await inspect(...toolCall, `hash=${hash}`, 'rows=800');
    expect(found.stdout).toContain('799');
    const missing = await inspect(...toolCall, 'hash=0123456789abcdef01234567');
    expect(missing.code).toBe(5);
    const uri = `headroom://originals/${hash}`;
    const read = await inspect('--method', 'resources/read', '--uri', uri);
    expect(JSON.parse(read.stdout)).toMatchObject({ contents: [{ text }] });
  });
});
