import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { commandFor } from '../../../adapters/cli/commands.ts';
import { explain } from '../../../adapters/cli/doctor/explain.ts';
import type { Finding } from '../../../adapters/cli/doctor/finding.ts';
import { createProxy } from '../../../adapters/proxy/index.ts';
import { createProvider } from '../../../src/testing/index.ts';

const KEY = 'sk-very-secret-key';
const KEYS = ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'GEMINI_API_KEY'];
const OWN = ['ANTHROPIC_BASE_URL', 'OPENAI_BASE_URL', 'GOOGLE_GEMINI_BASE_URL'];
const NETWORK = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-doctor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  for (const name of [...KEYS, ...OWN, ...NETWORK]) vi.stubEnv(name, undefined);
  vi.stubEnv('HEADROOM_DIRECTORY', folder);
  vi.stubEnv('HEADROOM_PORT', '0');
});
afterEach(() => vi.unstubAllEnvs());

interface Examination {
  readonly exitCode: number;
  readonly findings: Readonly<Record<string, Finding>>;
  readonly text: string;
}

async function examine(...words: string[]): Promise<Examination> {
  const { text, exitCode = 0 } = await (await commandFor(['doctor', '--json', ...words]))();
  const { ok, findings } = JSON.parse(text) as { ok: boolean; findings: readonly Finding[] };
  expect(ok).toBe(exitCode === 0);
  const byCheck = Object.fromEntries(findings.map((finding) => [finding.check, finding]));
  return { exitCode, findings: byCheck, text };
}

/** Asks OpenAI, whose base URL is given. */
async function examineOpenAi(url: string): Promise<Finding | undefined> {
  vi.stubEnv('OPENAI_API_KEY', KEY);
  vi.stubEnv('OPENAI_BASE_URL', url);
  const { exitCode, findings, text } = await examine('--provider', 'openai');
  expect(text).not.toContain(KEY);
  expect(exitCode).toBe(findings['openai']?.outcome === 'wrong' ? 1 : 0);
  return findings['openai'];
}

/** A server that answers requests one after the other, the last for ever. */
async function serve(...answers: readonly (readonly [status: number, body: string])[]) {
  let asked = 0;
  const server: Server = createServer((_, outgoing) => {
    const [status, body] = answers[Math.min(asked++, answers.length - 1)] ?? [500, ''];
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port: String(port),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('headroom doctor', () => {
  it('asks each provider whose key is set, directly and through a proxy', async () => {
    await using provider = createProvider();
    const upstream = await provider.listen();
    for (const name of KEYS) vi.stubEnv(name, KEY);
    vi.stubEnv('HEADROOM_ANTHROPIC_URL', upstream);
    vi.stubEnv('OPENAI_BASE_URL', `${upstream}/v1`);
    vi.stubEnv('GOOGLE_GEMINI_BASE_URL', upstream);
    const { exitCode, findings, text } = await examine();
    expect(exitCode).toBe(0);
    const asked = ['anthropic', 'openai', 'gemini'];
    expect(asked.map((name) => findings[name]?.outcome)).toEqual(['ok', 'ok', 'ok']);
    expect(provider.requests.map(({ path, refusal }) => ({ path, refusal }))).toEqual(
      ['/v1/messages', '/v1/chat/completions', expect.stringMatching(/:generateContent$/)]
        .flatMap((path) => [path, path])
        .map((path) => ({ path, refusal: undefined })),
    );
    expect(findings).toMatchObject({
      versions: { outcome: 'ok', text: expect.stringContaining(process.versions.node) },
      configuration: { outcome: 'ok' },
      store: { outcome: 'ok' },
      packages: { text: expect.stringContaining('openai') },
    });
    expect(text).not.toContain(KEY);
  });

  it('is not content where nobody could be asked', async () => {
    const { exitCode, findings } = await examine();
    expect(exitCode).toBe(1);
    expect(findings['providers']).toMatchObject({
      outcome: 'wrong',
      text: expect.stringContaining('no key'),
      advice: expect.stringContaining('ANTHROPIC_API_KEY'),
    });
    const one = await examine('--provider', 'gemini');
    expect(one.findings['gemini']?.advice).toMatch(/GEMINI_API_KEY/);
  });

  const refusal = JSON.stringify({ error: { message: `no: ${KEY}\nis not enough` } });
  it.each([
    [401, refusal, /answered 401: it does not accept the key/, /OPENAI_API_KEY/],
    [403, refusal, /may not do this \("no: \*\*\* is not enough"\)/, /OPENAI_API_KEY/],
    [404, refusal, /no such path, or no model gpt/, /OPENAI_BASE_URL.*--model/],
    [400, refusal, /refuses the request/, /--model/],
    [407, '', /proxy of your network wants a login/, /HTTPS_PROXY/],
    [402, refusal, /wants to be paid \("no/, /OPENAI_API_KEY/],
    [422, refusal, /refuses the request \("no/, /--model/],
    [418, '', /answered 418, and not as the API/, /OPENAI_BASE_URL/],
    [429, refusal, /limit of the key/, /wait/],
    [529, refusal, /trouble of its own/, /later/],
    [302, '', /answered 302, and not as the API/, /OPENAI_BASE_URL/],
    [200, '<html>Welcome</html>', /answered 200, and not as the API/, /OPENAI_BASE_URL/],
    [200, '[]', /answered 200, and not as the API/, /OPENAI_BASE_URL/],
  ])('explains an answer of %i %s', async (...[status, body, text, advice]) => {
    await using server = await serve([status, body]);
    expect(await examineOpenAi(server.url)).toMatchObject({
      outcome: 'wrong',
      text: expect.stringMatching(text),
      advice: expect.stringMatching(advice),
    });
  });

  it('explains that nothing listens, a name that is unknown, and a server without TLS', async () => {
    const gone = await serve([200, '{}']);
    await gone[Symbol.asyncDispose]();
    expect(await examineOpenAi(gone.url)).toMatchObject({
      text: `nothing listens at 127.0.0.1:${gone.port}`,
      advice: expect.stringContaining('correct OPENAI_BASE_URL'),
    });
    vi.stubEnv('HTTPS_PROXY', new URL(gone.url).origin);
    expect(await examineOpenAi('')).toMatchObject({
      text: `nothing listens at 127.0.0.1:${gone.port}, where requests for api.openai.com go`,
    });
    vi.stubEnv('HTTPS_PROXY', undefined);
    expect(await examineOpenAi('http://nowhere.invalid/v1')).toMatchObject({
      text: expect.stringMatching(/the name nowhere.invalid is not known here/),
    });
    await using server = await serve([200, '{}']);
    expect(await examineOpenAi(server.url.replace('http:', 'https:'))).toMatchObject({
      text: expect.stringMatching(/does not speak TLS/),
    });
    expect(await examineOpenAi('localhost:11434')).toMatchObject({
      text: expect.stringMatching(/^OPENAI_BASE_URL is no base URL: expected an address/),
      advice: 'check OPENAI_BASE_URL',
    });
  });

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', /not trusted/, /NODE_EXTRA_CA_CERTS/],
    ['CERT_HAS_EXPIRED', /not trusted/, /NODE_EXTRA_CA_CERTS/],
    ['UND_ERR_CONNECT_TIMEOUT', /did not answer in time/, /firewall/],
    ['UND_ERR_SOCKET', /could not be asked: broken \*\*\*/, /check URL/],
  ])('explains %s', (code, text, advice) => {
    const where = {
      base: 'https://api.example',
      key: 'KEY',
      urlVariable: 'URL',
      model: 'm',
      secret: KEY,
    };
    const explained = explain({ kind: 'failed', code, message: `broken ${KEY}` }, where);
    expect(explained.text).toMatch(text);
    expect(explained.advice).toMatch(advice);
  });

  it('tells what goes wrong only through the proxy', async () => {
    await using server = await serve([200, '{}'], [403, '{}']);
    expect(await examineOpenAi(server.url)).toMatchObject({
      outcome: 'wrong',
      text: expect.stringMatching(/^answers directly, but not through the proxy: .*403/),
    });
  });

  it('asks for the model that is named, and only with its provider', async () => {
    await using provider = createProvider();
    vi.stubEnv('OPENAI_API_KEY', KEY);
    vi.stubEnv('HEADROOM_OPENAI_URL', await provider.listen());
    await examine('--provider', 'openai', '--model', 'gpt-mine');
    expect(provider.requests.map(({ body }) => (body as { model: string }).model)).toEqual([
      'gpt-mine',
      'gpt-mine',
    ]);
    await expect(examine('--model', 'gpt-mine')).rejects.toThrow('--model needs --provider');
  });

  it('finds a store that cannot be written to, and a port that is taken', async () => {
    await using server = await serve([200, '{}']);
    vi.stubEnv('HEADROOM_PORT', server.port);
    writeFileSync(join(folder, 'file'), '');
    vi.stubEnv('HEADROOM_DIRECTORY', join(folder, 'file'));
    const { findings } = await examine();
    expect(findings['store']).toMatchObject({
      outcome: 'wrong',
      text: expect.stringMatching(/cannot be opened.*directory/),
    });
    expect(findings['port']).toMatchObject({
      outcome: 'note',
      text: expect.stringMatching(/cannot listen on port \d+ .*in use/),
    });
  });

  it('knows a proxy that runs', async () => {
    await using proxy = createProxy({ port: 0, headroom: { store: 'memory' } });
    const { url } = await proxy.listen();
    vi.stubEnv('HEADROOM_PORT', new URL(url).port);
    expect((await examine()).findings['port']).toMatchObject({
      outcome: 'ok',
      text: expect.stringMatching(/is taken by headroom \d+\.\d+\.\d+, which answers there/),
    });
  });

  it.each(['sk-\n1', 'ключ'])('says that %j cannot be a key', async (key) => {
    await using server = await serve([200, '{}']);
    vi.stubEnv('OPENAI_API_KEY', key);
    vi.stubEnv('OPENAI_BASE_URL', server.url);
    expect((await examine()).findings['openai']).toMatchObject({
      outcome: 'wrong',
      text: 'OPENAI_API_KEY holds what cannot be a key',
    });
  });

  it('stops at a configuration that cannot be used', async () => {
    vi.stubEnv('HEADROOM_MODE', 'maximal');
    const { exitCode, findings } = await examine();
    expect(exitCode).toBe(1);
    expect(findings['configuration']).toMatchObject({ outcome: 'wrong' });
    expect(findings['providers']).toBeUndefined();
  });

  it('names the proxy of the network, without its password', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://user:pass@proxy.corp:3128');
    const { findings, text } = await examine();
    expect(findings['network']?.text).toBe('HTTPS_PROXY sends requests through proxy.corp:3128');
    expect(text).not.toContain('pass@');
    vi.stubEnv('HTTPS_PROXY', '::');
    vi.stubEnv('OPENAI_API_KEY', KEY);
    const wrong = (await examine()).findings;
    expect(wrong['network']).toMatchObject({ outcome: 'wrong' });
    expect(wrong['openai']).toMatchObject({
      outcome: 'wrong',
      advice: 'check OPENAI_BASE_URL and HTTPS_PROXY',
    });
  });

  it('writes a line for each finding, and what to do below it', async () => {
    const { text } = await (await commandFor(['doctor']))();
    expect(text).toMatch(/ok +configuration +can be used; mode balanced\n/);
    expect(text).toMatch(/wrong +providers +there is no key[^\n]*\n +-> set ANTHROPIC_API_KEY/);
  });
});
