import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commandFor } from '../../../adapters/cli/commands.ts';
import { createMcpHandler, serveMcpHttp } from '../../../adapters/mcp/index.ts';
import { runCommand } from '../cli/run-command.ts';
import { createClient } from './connections.ts';
import { startCommand } from './start-command.ts';

const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
const LOCAL = { address: '127.0.0.1', port: 0 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-mcp-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The status of an answer; unlike `fetch`, this can say that it is for another host. */
async function statusOf(url: string, sent: Sent = {}): Promise<number | undefined> {
  const { method = 'POST', headers = {}, body = JSON.stringify(ping) } = sent;
  const accept = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  const outgoing = request(url, { method, headers: { ...accept, ...headers }, agent: false });
  // A server that refuses a body need not read it.
  outgoing.on('error', () => {});
  outgoing.end(method === 'POST' ? body : undefined);
  const [response] = await once(outgoing, 'response');
  response.resume();
  return response.statusCode;
}

describe('MCP over HTTP on this computer', () => {
  let server: Awaited<ReturnType<typeof serveMcpHttp>>;
  beforeAll(async () => {
    server = await serveMcpHttp({ store: 'memory' }, LOCAL);
  });
  afterAll(() => server.close());

  it.each<[string, Sent, number]>([
    ['a call', {}, 200],
    ['a foreign host', { headers: { host: 'evil.example' } }, 403],
    ['a page of another origin', { headers: { origin: 'https://evil.example' } }, 403],
    ['a page of this computer', { headers: { origin: 'http://localhost:6274' } }, 200],
    ['text that is no JSON', { body: '{"broken' }, 400],
    ['another content type', { headers: { 'content-type': 'text/plain' } }, 415],
    ['a form of a web page', { headers: { 'content-type': 'text/plain', host: 'x.example' } }, 403],
    ['a stream without a session', { method: 'GET' }, 405],
    ['the end of a session', { method: 'DELETE' }, 405],
    ['a message of 33 MB', { body: `"${'x'.repeat(33 * 1024 * 1024)}"` }, 413],
  ])('answers %s', async (_name, sent, status) => {
    expect(await statusOf(server.url, sent)).toBe(status);
  });

  it.each([
    ['nothing', undefined],
    ['no port', { address: '127.0.0.1' }],
    ['a port that there is not', { address: '127.0.0.1', port: 65_536 }],
    ['no address', { port: 0 }],
  ])('refuses %s as the place to listen on', async (_name, place) => {
    await expect(serveMcpHttp({ store: 'memory' }, place as never)).rejects.toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining('127.0.0.1'),
    });
  });

  it('says where it is to those who ask elsewhere', async () => {
    const response = await fetch(server.url.replace('/mcp', '/'));
    expect([response.status, await response.text()]).toEqual([404, 'MCP is at /mcp\n']);
  });

  it('serves clients at the same time', async () => {
    const clients = await Promise.all(
      ['legacy' as const, 'modern' as const, 'legacy' as const].map(async (era) => {
        const client = createClient(era);
        await client.connect(new StreamableHTTPClientTransport(new URL(server.url)));
        return client;
      }),
    );
    const text = JSON.stringify(
      Array.from({ length: 2000 }, (_, id) => ({ id, name: `job ${id * id}`, ok: id !== 7 })),
    );
    await Promise.all(
      clients.map((client) => client.callTool({ name: 'headroom_compress', arguments: { text } })),
    );
    const [first] = clients;
    const stats = await first?.callTool({ name: 'headroom_stats', arguments: {} });
    expect(stats?.structuredContent).toMatchObject({ compressions: 3, originals: 1 });
    await Promise.all(clients.map((client) => client.close()));
  });
});

describe('MCP over HTTP with a token', () => {
  it('serves those who show it', async () => {
    const server = await serveMcpHttp({ store: 'memory' }, { ...LOCAL, token: 'a secret' });
    const client = createClient('modern');
    const requestInit = { headers: { authorization: 'Bearer a secret' } };
    await client.connect(new StreamableHTTPClientTransport(new URL(server.url), { requestInit }));
    expect((await client.listTools()).tools).toHaveLength(3);
    await client.close();
    expect(await statusOf(server.url)).toBe(401);
    const wrong = { authorization: 'Bearer another' };
    expect(await statusOf(server.url, { headers: wrong })).toBe(401);
    await server.close();
  });

  it('needs one where others can reach it', async () => {
    const place = { address: '0.0.0.0', port: 0 };
    await expect(serveMcpHttp({ store: 'memory' }, place)).rejects.toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining('HEADROOM_TOKEN'),
    });
  });
});

describe('createMcpHandler', () => {
  it.each([
    [{ address: '127.0.0.1', tokn: 'x' }, 'unknown option tokn; did you mean token?'],
    [{ host: '127.0.0.1' }, 'the host is called address, such as 127.0.0.1'],
  ])('refuses what says nothing of where it listens: %j', (access, message) => {
    expect(() => createMcpHandler({ store: 'memory' }, access as never)).toThrow(message);
  });

  it('answers requests of a server of your own, and refuses foreign ones', async () => {
    const handler = createMcpHandler({ store: 'memory' });
    const ask = (host: string): Promise<Response> => {
      const headers = {
        host,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      };
      const body = JSON.stringify(ping);
      return handler.fetch(new Request('http://localhost/any', { method: 'POST', headers, body }));
    };
    expect((await ask('localhost:3000')).status).toBe(200);
    const refused = await ask('evil.example');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32_000 } });
    await handler.close();
  });

  it('asks for the token in the way that the protocol has for it', async () => {
    const handler = createMcpHandler(
      { store: 'memory' },
      { address: '0.0.0.0', token: 'a secret' },
    );
    const response = await handler.fetch(new Request('http://localhost/', { method: 'POST' }));
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    await handler.close();
  });

  it('refuses options that do not exist', () => {
    const options: object = { colour: 'red' };
    expect(() => createMcpHandler(options)).toThrow('unknown option colour');
  });
});

describe('headroom mcp --http', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, streams included', async (signal) => {
    const command = startCommand(['mcp', '--http', '--port', '0'], { cwd: folder });
    const [url = ''] = /http:\S+/.exec(await command.lineWith('MCP at', 'stderr')) ?? [];
    const client = createClient('modern');
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    expect((await client.listTools()).tools).toHaveLength(3);
    command.child.kill(signal);
    expect(await command.ended()).toBe(0);
    expect(command.written('stdout')).toBe('');
    await client.close();
  });

  it('says what to do where the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const { code, stderr } = await runCommand(['mcp', '--http', '--port', port], { cwd: folder });
    other.close();
    expect(code).toBeGreaterThan(0);
    expect(stderr).toBe(
      `headroom: cannot listen on port ${port} of 127.0.0.1: it is in use; choose another port, or stop the program that listens there\n`,
    );
  });

  it('reads its token from a file or a variable', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'a secret\n');
    const words = ['mcp', '--http', '--port', '0', '--host', '0.0.0.0'];
    for (const [more, environment] of [
      [['--token-file', file], {}],
      [[], { HEADROOM_TOKEN: 'a secret' }],
    ] as const) {
      const command = startCommand([...words, ...more], { cwd: folder, environment });
      const [, port] = /:(\d+)\/mcp/.exec(await command.lineWith('MCP at', 'stderr')) ?? [];
      const url = `http://127.0.0.1:${port}/mcp`;
      expect(await statusOf(url)).toBe(401);
      const headers = { authorization: 'Bearer a secret', host: 'headroom.internal' };
      expect(await statusOf(url, { headers })).toBe(200);
      command.child.kill();
      expect(await command.ended()).toBe(0);
    }
  });

  it.each([
    [['--port', '9000'], '--port needs --http'],
    [['--http', '--port', 'x'], 'x is no port'],
    [['--http', '--port', '70000'], '70000 is no port'],
    [['--http', '--port', '0', '--host', '0.0.0.0'], 'HEADROOM_TOKEN'],
    [['--http', '--port', '0', '--host', '192.0.2.1', '--token-file', 'full'], 'no such address'],
    [['--http', '--port', '0', '--host', '0.0.0.0', '--token-file', 'empty'], 'empty is empty'],
    [['--http', '--port', '0', '--token-file', 'none'], 'there is no such file; check the path'],
  ])('answers %j with what is wrong', async (words, message) => {
    writeFileSync(join(folder, 'empty'), '\n');
    writeFileSync(join(folder, 'full'), 'a secret');
    const inFolder = words.map((word) =>
      /^[a-z]+$/.test(word) && word !== 'x' ? join(folder, word) : word,
    );
    const run = await commandFor(['mcp', ...inFolder]);
    await expect(run()).rejects.toThrow(message);
  });
});
