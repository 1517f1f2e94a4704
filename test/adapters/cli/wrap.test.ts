import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createProvider, type Provider } from '../../../src/testing/index.ts';
import { commandProcess, type Run, runCommand } from './run-command.ts';

/** Asks as Claude Code does, as often as told, with a tool's result and a system prompt of such sizes; prints statuses. */
const ASKING_CLIENT = `#!/usr/bin/env node
const jobs = Array.from({ length: 800 }, (_, id) => ({ id, host: 'web-' + (id % 7), state: 'ok' }));
const [times, size, rules = 0] = process.argv.slice(2).map(Number);
const system = 'Be brief. '.repeat(rules) + 'Be exact.';
const messages = [
  { role: 'user', content: 'Which job failed?' },
  { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'jobs', input: {} }] },
  { role: 'user', content: [
    { type: 'tool_result', tool_use_id: 't1', content: JSON.stringify(jobs.slice(0, size)) },
  ] },
];
const tools = [{ name: 'jobs', input_schema: { type: 'object' } }];
for (let time = 0; time < times; time += 1) {
  const answer = await fetch(process.env.ANTHROPIC_BASE_URL + '/v1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'k', 'anthropic-version': '2023-06-01' },
    body: JSON.stringify({ model: 'claude-sonnet-5', max_tokens: 100, cache_control: { type: 'ephemeral' }, system, messages, tools }),
  });
  process.stdout.write(answer.status + ' ');
  await answer.text();
}
`;

/** Says when it runs, and ends as it is told by its first line or by a signal. */
const WAITING_CLIENT = `#!/usr/bin/env node
let interrupts = 0;
process.on('SIGINT', () => console.log('interrupt ' + ++interrupts));
process.on('SIGTERM', () => process.exit(5));
process.stdin.on('data', (line) => {
  if (String(line).startsWith('end')) process.exit(6);
  process.removeAllListeners('SIGTERM');
  process.kill(process.pid, 'SIGTERM');
});
console.log('running ' + (process.stdin.isTTY === true));
`;

let cwd: string;
let path: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'headroom-wrap-'));
  const programs = { claude: ASKING_CLIENT, waits: WAITING_CLIENT };
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(cwd, name), text.replace('usr/bin/env node', process.execPath.slice(1)));
    chmodSync(join(cwd, name), 0o755);
  }
  path = [cwd, dirname(process.execPath), process.env['PATH']].join(delimiter);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function wrap(words: readonly string[], environment = {}, input = ''): Promise<Run> {
  return runCommand(['wrap', ...words], {
    cwd,
    environment: { PATH: path, ...environment },
    input,
  });
}

/** Runs the asking client against a provider that the user has named for it. */
async function wrapAsking(provider: Provider, words: readonly string[]): Promise<Run> {
  const environment = { ANTHROPIC_BASE_URL: await provider.listen(), HEADROOM_TOKEN: 'for-others' };
  return wrap(words, environment);
}

describe('headroom wrap', () => {
  it('compresses what a client sends, tells what was saved, and leaves nothing behind', async () => {
    await using provider = createProvider();
    const before = readdirSync(cwd);
    const { code, stdout, stderr } = await wrapAsking(provider, ['claude', '2', '800']);
    expect({ code, stdout: stdout.toString() }).toEqual({ code: 0, stdout: '200 200 ' });
    const sent = provider.requests.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const [, saved, after] =
      /^headroom: (\S+) % less sent net: \S+ -> (\S+) bytes in 2 requests, \$\d\S+ saved net\n$/.exec(
        stderr,
      ) ?? [];
    expect(Number(saved)).toBeGreaterThan(80);
    expect(Number(after?.replaceAll(',', ''))).toBe(sent);
    expect(readdirSync(cwd)).toEqual([...before, 'store'].sort());
  });

  it('says so where it cost something, where nothing was answered, and where nothing came', async () => {
    await using provider = createProvider();
    // A prompt that may be cached begins with the tool from then on, and there is nothing to save.
    const dear = await wrapAsking(provider, ['claude', '1', '1', '1000']);
    expect(dear.stderr).toMatch(/^headroom: \d+ bytes more than without it: /);
    const small = await wrapAsking(provider, ['claude', '1', '1']);
    expect(small.stderr).toMatch(/^headroom: nothing saved: \d+ bytes in 1 request\n$/);
    provider.fail({ status: 401 });
    const refused = await wrapAsking(provider, ['claude', '1', '800']);
    expect(refused.stdout.toString()).toBe('401 ');
    expect(refused.stderr).toMatch(
      /^headroom: no model answered any of 1 request; headroom doctor/,
    );
    const silent = await wrapAsking(provider, ['claude', '0']);
    expect(silent.stderr).toMatch(/^headroom: no request of claude came through .*settings/);
    const quiet = await wrapAsking(provider, ['--quiet', 'claude', '1', '800']);
    expect(quiet.stderr).toBe('');
  });

  it('hands on words, standard input and output byte for byte, and the exit code', async () => {
    const script = `
      process.stdin.on('data', (chunk) => process.stdout.write(chunk));
      process.stdin.on('end', () => { process.stderr.write(JSON.stringify(process.argv.slice(1))); process.exitCode = 7; });`;
    const words = ['--help', '--quiet', '', 'a b', '--', "it's $HOME"];
    const input = 'é\0\r\n'.repeat(400_000);
    const { code, stdout, stderr } = await wrap(
      ['--quiet', process.execPath, '-e', script, '--', ...words],
      {},
      input,
    );
    expect(code).toBe(7);
    expect(stdout.equals(Buffer.from(input))).toBe(true);
    expect(JSON.parse(stderr)).toEqual(words);
  });

  it('ends as a shell does where there is no command, and says what is wrong', async () => {
    const missing = await wrap(['no-such-agent']);
    expect(missing.code).toBe(127);
    expect(missing.stderr).toMatch(/^headroom: cannot run no-such-agent: there is no such command/);
    writeFileSync(join(cwd, 'plain-file'), '');
    const plain = await wrap([join(cwd, 'plain-file')]);
    expect(plain.code).toBe(126);
    expect(plain.stderr).toContain('permission denied; make it executable');
    const inFile = await wrap([join(cwd, 'plain-file', 'agent')]);
    expect(inFile.code).toBe(126);
    expect(inFile.stderr).toMatch(/^headroom: cannot run .*: a part of its path is no folder/);
    const empty = await wrap(['', 'words']);
    expect(empty.code).toBe(2);
    expect(empty.stderr).toMatch(/^headroom: name the command to run/);
    const nothing = await wrap(['--quiet']);
    expect({ code: nothing.code, stderr: nothing.stderr }).toEqual({
      code: 2,
      stderr: 'headroom: name the command to run, such as headroom wrap claude\n',
    });
    const url = await wrap(['claude', '0'], { ANTHROPIC_BASE_URL: 'not an address' });
    expect(url.stderr).toMatch(/^headroom: ANTHROPIC_BASE_URL is no base URL: expected an address/);
  });
});

describe('what nobody expected', () => {
  it('does not leave the client without its proxy', async () => {
    const fault = "process.on('SIGUSR2', () => { throw new Error('a fault') })";
    const environment = {
      PATH: path,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`,
    };
    const script = 'echo running; read -r line; exit 3';
    const { command, args, env } = commandProcess(['wrap', 'sh', '-c', script], {
      cwd,
      environment,
    });
    const child = spawn(command, args, { cwd, env });
    const [outputs, errors] = [[] as string[], [] as string[]];
    child.stdout.on('data', (chunk) => outputs.push(String(chunk)));
    child.stderr.on('data', (chunk) => errors.push(String(chunk)));
    await expect.poll(() => outputs.join(''), { timeout: 20_000 }).toBe('running\n');
    child.kill('SIGUSR2');
    child.stdin.write('end\n');
    expect(await once(child, 'close')).toEqual([3, null]);
    expect(errors.join('')).toMatch(/\nheadroom: unexpected: a fault\n$/);
  });
});

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
}

/** Starts the waiting client in a session of its own, without a terminal, until it runs. */
async function startWaiting(): Promise<Started> {
  const options = { cwd, environment: { PATH: path } };
  const { command, args, env } = commandProcess(['wrap', '--quiet', 'waits'], options);
  const child = spawn(command, args, { cwd, env, detached: true });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  await expect.poll(() => output, { timeout: 20_000 }).toMatch('running false');
  return { child, output: () => output };
}

describe('signals', () => {
  it('go on to the client, which ends as it wants to', async () => {
    const { child, output } = await startWaiting();
    child.kill('SIGINT');
    await expect.poll(output).toMatch('interrupt 1');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([5, null]);
  });

  it('that end the client are seen from outside', async () => {
    const { child } = await startWaiting();
    child.stdin?.write('die\n');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });

  it('that open the debugger of Node are told by the code alone', async () => {
    const { code, stderr } = await wrap(['--quiet', 'sh', '-c', 'kill -USR1 $$']);
    expect({ code, stderr }).toEqual({ code: 128 + constants.signals.SIGUSR1, stderr: '' });
  });

  const hasScript = spawnSync('script', ['--version']).status === 0;
  it.skipIf(!hasScript)(
    'of a terminal reach the client once, and the terminal is its own',
    async () => {
      const options = { cwd, environment: { PATH: path } };
      const { command, args, env } = commandProcess(['wrap', '--quiet', 'waits'], options);
      // In place of the shell, which would end by the signal itself.
      const line = ['exec', command, ...args].join(' ');
      const child = spawn('script', ['-qec', line, '/dev/null'], { cwd, env });
      let output = '';
      child.stdout.on('data', (chunk) => (output += String(chunk)));
      await expect.poll(() => output, { timeout: 20_000 }).toMatch('running true');
      child.stdin.write('\u0003');
      await expect.poll(() => output).toMatch('interrupt 1');
      child.stdin.write('end\n');
      expect(await once(child, 'exit')).toEqual([6, null]);
      expect(output).not.toMatch('interrupt 2');
    },
  );
});
