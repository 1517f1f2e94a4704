import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type StartedCommand, startCommand } from './start-command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-mcp-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A server whose messages are read as they stand on standard output. */
interface RawServer extends StartedCommand {
  /** The answer to a request, once it has come. */
  answerTo(id: string): Promise<Record<string, unknown>>;
  send(...messages: readonly (object | string)[]): void;
}

function start(environment: Readonly<Record<string, string>> = {}): RawServer {
  const server = startCommand(['mcp'], { cwd: folder, environment });
  return {
    ...server,
    answerTo: async (id) => JSON.parse(await server.lineWith(`"id":"${id}"`, 'stdout')),
    send: (...messages) => {
      for (const each of messages) {
        server.child.stdin.write(`${typeof each === 'string' ? each : JSON.stringify(each)}\n`);
      }
    },
  };
}

const clientInfo = { name: 'test', version: '1' };
const initialize = {
  jsonrpc: '2.0',
  id: 'start',
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
};
const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' };

function callOf(id: string, name: string, given: object): object {
  // Progress is asked for with the call's own name.
  const params = { name, arguments: given, _meta: { progressToken: id } };
  return { jsonrpc: '2.0', id, method: 'tools/call', params };
}

const records = Array.from({ length: 20_000 }, (_, id) => ({ id, host: `web-${id % 7}` }));
const large = JSON.stringify(records);

/** About 4 MB that take a tokenizer a second, for no line is like another. */
function longLog(): string {
  const lines = Array.from({ length: 50_000 }, (_, line) => {
    const ids = [7919, 104_729, 1_299_709].map((factor) => ((line + 1) * factor) % 999_983);
    return `2026-01-01T00:00:00 INFO module${line % 9} request ${ids.join(' from ')} took ${line % 977} ms`;
  });
  return lines.join('\n');
}

describe('headroom mcp over standard input and output', () => {
  it('writes messages of the protocol to standard output and nothing else', async () => {
    const preload = join(folder, 'noise.mjs');
    writeFileSync(
      preload,
      `setInterval(() => { console.log('noise'); console.info('noise'); process.stdout.write('noise\\n');
       process.emitWarning('noise', 'DeprecationWarning'); }, 20).unref();`,
    );
    const server = start({ NODE_OPTIONS: `--import=${preload}` });
    server.send(initialize);
    await server.answerTo('start');
    server.send(initialized, '{"broken', 'not JSON', '[]', '{"jsonrpc":"2.0","id":1}', '');
    server.send(callOf('one', 'headroom_compress', { text: large }));
    server.send(callOf('two', 'headroom_compress', { text: 7 }));
    server.send(callOf('three', 'no_such_tool', {}));
    server.send({ jsonrpc: '2.0', id: 'four', method: 'no/such/method' });
    for (const id of ['one', 'two', 'three', 'four']) await server.answerTo(id);
    server.child.stdin.end();
    expect(await server.ended()).toBe(0);
    const messages = server
      .written('stdout')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const message of messages) expect(message).toMatchObject({ jsonrpc: '2.0' });
    const told = messages.filter(({ method }) => method === 'notifications/progress');
    expect(told.map(({ params }) => [params.progressToken, params.progress])).toEqual([
      ['one', 0],
      ['one', 1],
      ['one', 2],
    ]);
    expect(server.written('stderr')).toContain('noise');
  });

  it('answers others while a large text is compressed, and while its tokens are counted', async () => {
    const server = start();
    server.send(initialize, initialized);
    await server.answerTo('start');
    server.send(callOf('one', 'headroom_compress', { text: longLog() }));
    await server.lineWith('"message":"compressing"', 'stdout');
    server.send({ jsonrpc: '2.0', id: 'two', method: 'ping' });
    await server.lineWith('"message":"counting tokens"', 'stdout');
    server.send({ jsonrpc: '2.0', id: 'three', method: 'ping' });
    await server.answerTo('one');
    server.child.stdin.end();
    expect(await server.ended()).toBe(0);
    const lines = server.written('stdout');
    const marks = ['"id":"two"', '"message":"counting tokens"', '"id":"three"', '"id":"one"'];
    const places = marks.map((mark) => lines.indexOf(mark));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(server.written('stderr')).toBe('');
  });

  it('ends in order when the host hangs up in the middle of a call', async () => {
    const server = start();
    server.send(initialize, initialized);
    await server.answerTo('start');
    server.send(callOf('one', 'headroom_compress', { text: large }));
    await server.lineWith('notifications/progress', 'stdout');
    server.child.stdin.end();
    expect(await server.ended()).toBe(0);
    expect(server.written('stderr')).toBe('');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends in order on %s', async (signal) => {
    const server = start();
    server.send(initialize);
    await server.answerTo('start');
    server.child.kill(signal);
    expect(await server.ended()).toBe(0);
    expect(server.written('stderr')).toBe('');
  });

  it('survives a host that stops reading', async () => {
    const server = start();
    server.send(initialize, initialized);
    await server.answerTo('start');
    server.child.stdout.destroy();
    server.send(callOf('one', 'headroom_stats', {}));
    expect(await server.ended()).toBe(0);
  });

  it('stops a call that the host cancels, and answers the next one', async () => {
    const server = start();
    server.send(initialize, initialized);
    await server.answerTo('start');
    server.send(callOf('one', 'headroom_compress', { text: large }));
    server.send({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: 'one' },
    });
    server.send(callOf('two', 'headroom_stats', {}));
    const answer = await server.answerTo('two');
    expect(answer).toMatchObject({ result: { structuredContent: { compressions: 0 } } });
    server.child.stdin.end();
    expect(await server.ended()).toBe(0);
    expect(server.written('stdout')).not.toContain('"id":"one"');
  });

  it('says what is wrong with its configuration before it answers anything', async () => {
    const server = start({ HEADROOM_MODE: 'fastest' });
    server.send(initialize);
    expect(await server.ended()).toBeGreaterThan(0);
    expect(server.written('stdout')).toBe('');
    expect(server.written('stderr').trim().split('\n')).toHaveLength(1);
    expect(server.written('stderr')).toContain('mode');
  });

  it('says so where the store cannot be used, and goes on', async () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, 'a file, where a folder should be');
    const server = start({ HEADROOM_DIRECTORY: blocked });
    server.send(initialize, initialized);
    server.send(callOf('one', 'headroom_compress', { text: large }));
    server.send(callOf('two', 'headroom_retrieve', { hash: '0123456789abcdef01234567' }));
    server.send(callOf('three', 'headroom_stats', {}));
    server.send({
      jsonrpc: '2.0',
      id: 'four',
      method: 'resources/read',
      params: { uri: 'headroom://originals/0123456789abcdef01234567' },
    });
    const one = await server.answerTo('one');
    expect(JSON.stringify(one)).toContain(blocked);
    expect(one).toMatchObject({ result: { structuredContent: { references: [] } } });
    expect(await server.answerTo('two')).toMatchObject({ result: { isError: true } });
    expect(await server.answerTo('three')).toMatchObject({ result: { isError: true } });
    expect(await server.answerTo('four')).toMatchObject({ error: { message: /store/ } });
    server.child.stdin.end();
    expect(await server.ended()).toBe(0);
  });
});
