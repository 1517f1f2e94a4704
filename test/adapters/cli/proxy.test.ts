import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createProvider } from '../../../src/testing/index.ts';
import { commandProcess, runCommand } from './run-command.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'headroom-proxy-'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: () => string;
  readonly errors: () => string;
}

async function start(
  words: readonly string[],
  environment = {},
  log: 'pipe' | number = 'pipe',
): Promise<Started> {
  const { command, args, env } = commandProcess(
    ['proxy', '--port', '0', '--until-stdin-ends', ...words],
    {
      cwd,
      environment,
    },
  );
  const child = spawn(command, args, { cwd, env, stdio: ['pipe', log, 'pipe'] });
  children.push(child);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  await expect.poll(() => errors).toMatch(/http:\S+/);
  const url = /http:\S+/.exec(errors)?.[0] ?? '';
  return { child, url, output: () => output, errors: () => errors };
}

const CHAT = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'hi' }] });

describe('headroom proxy', () => {
  it.runIf(process.platform === 'linux')('runs with a small young generation', async () => {
    const { child } = await start([]);
    const words = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8').split('\0');
    expect(words).toContain('--max-semi-space-size=8');
    expect(words).toContain('--conditions=headroom-source');
  });

  it('serves, logs and stops when it is told to, with the answer that is on its way', async () => {
    await using provider = createProvider();
    const upstream = await provider.listen();
    const { child, url, output } = await start(['--log'], { HEADROOM_OPENAI_URL: upstream });
    provider.fail({ slow: 300 });
    const answer = fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sk-1' },
      body: CHAT,
    });
    await expect.poll(() => provider.requests.length).toBe(1);
    child.kill('SIGTERM');
    expect((await answer).status).toBe(200);
    expect(await (await answer).json()).toMatchObject({ object: 'chat.completion' });
    expect(await once(child, 'exit')).toEqual([0, null]);
    const entry: unknown = JSON.parse(output());
    expect(entry).toMatchObject({
      event: 'request',
      path: '/v1/chat/completions',
      upstream: 'openai',
      handling: 'exchanged',
      status: 200,
      isComplete: true,
    });
  });

  it('goes on where whoever reads its log is gone', async () => {
    const { child, url, errors } = await start(['--log']);
    child.stdout?.destroy();
    for (let round = 0; round < 4; round += 1) {
      expect((await fetch(`${url}/health`)).status).toBe(200);
    }
    await expect.poll(errors).toMatch(/cannot write the log, and goes on without: .*EPIPE/);
    expect(errors().match(/cannot write/g)).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.skipIf(!existsSync('/dev/full'))('goes on where its log is on a full disk', async () => {
    const full = openSync('/dev/full', 'w');
    const { child, url, errors } = await start(['--log'], {}, full);
    closeSync(full);
    for (let round = 0; round < 4; round += 1) {
      expect((await fetch(`${url}/health`)).status).toBe(200);
    }
    await expect.poll(errors).toMatch(/cannot write the log, and goes on without: .*make room/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says what to do about a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const { code, stderr } = await runCommand(['proxy', '--port', port], { cwd });
    other.close();
    expect(stderr).toMatch(/^headroom: cannot listen on port \d+ .*choose another port.*\n$/);
    expect(code).toBe(2);
  });

  it.each([
    [['--port', '70000'], {}, /--port: 70000 is no port/, 2],
    [['--port', '0', '--host', '0.0.0.0'], {}, /give a token in HEADROOM_TOKEN/, 2],
    [
      ['--openai-url', 'api.openai.com'],
      {},
      /option --openai-url is no base URL: expected an address/,
      2,
    ],
    [['--port', '9', '--openai-url', 'http://localhost:9/v1'], {}, /the proxy itself/, 2],
    [[], { HEADROOM_PORT: 'x' }, /cannot use HEADROOM_PORT: .*port/, 1],
  ])('refuses %j with %j in one line', async (...[words, environment, message, exitCode]) => {
    const { code, stderr } = await runCommand(['proxy', ...words], { cwd, environment });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(exitCode);
  });

  it('takes upstreams from a file that is named, and from no other', async () => {
    const file = join(cwd, 'headroom.config.json');
    writeFileSync(file, '{"proxy":{"upstreams":{"openai":"http://127.0.0.1:1"}}}');
    const { code, stderr } = await runCommand(['proxy', '--port', '0'], { cwd });
    expect(stderr).toMatch(/name this file in HEADROOM_CONFIG/);
    expect(code).toBe(1);
    const { child, url } = await start([], { HEADROOM_CONFIG: file });
    rmSync(file);
    expect(await (await fetch(`${url}/v1/models`)).text()).toContain('127.0.0.1:1');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
