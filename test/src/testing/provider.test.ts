import Anthropic from '@anthropic-ai/sdk';
import { gzipSync, zstdCompressSync } from 'node:zlib';

import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { createProvider, say } from '../../../src/testing/index.ts';
import { anthropicOf, errorOf, openaiOf } from './support.ts';

const messages = [{ role: 'user' as const, content: 'hi' }];
const chatBody = { model: 'gpt-5.2', messages };
const anthropicBody = { model: 'claude-opus-4-6', max_tokens: 50, messages };

describe('a provider that listens', () => {
  it('answers over HTTP, streams too, until it is disposed of', async () => {
    let url: string;
    {
      await using provider = createProvider({ script: () => say('over the wire') });
      url = await provider.listen();
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const openai = new OpenAI({ apiKey: 'test', baseURL: `${url}/v1` });
      const made = await openai.chat.completions.create(chatBody);
      expect(made.choices[0]?.message.content).toBe('over the wire');
      const anthropic = new Anthropic({ apiKey: 'test', baseURL: url });
      const stream = anthropic.messages.stream(anthropicBody);
      expect(await stream.finalText()).toBe('over the wire');
      expect(provider.requests.map(({ path }) => path)).toEqual([
        '/v1/chat/completions',
        '/v1/messages',
      ]);
      expect(provider.requests.every(({ aborted }) => !aborted)).toBe(true);
    }
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('sees aborts, breaks connections and stays silent', async () => {
    await using provider = createProvider({ script: () => say('word '.repeat(1000)) });
    const baseURL = `${await provider.listen()}/v1`;
    const openai = new OpenAI({ apiKey: 'test', baseURL, maxRetries: 0 });
    provider.fail({ slow: 5 });
    const stream = await openai.chat.completions.create({ ...chatBody, stream: true });
    for await (const _ of stream) break;
    await expect.poll(() => provider.requests[0]?.aborted).toBe(true);
    provider.fail({ disconnectAt: 2000 });
    const broken = openai.chat.completions.stream(chatBody);
    expect((await errorOf(broken.finalMessage())).message).toMatch(/terminated|ended/);
    expect(provider.requests[1]?.aborted).toBe(false);
    provider.fail({ timeout: true });
    const patience = new AbortController();
    const silent = errorOf(openai.chat.completions.create(chatBody, { signal: patience.signal }));
    // A client that gave up before its request is there would not be seen.
    await expect.poll(() => provider.requests.length).toBe(3);
    patience.abort();
    expect((await silent).message).toContain('aborted');
    await expect.poll(() => provider.requests[2]?.aborted).toBe(true);
  });

  it('rejects for a port that is taken', async () => {
    await using provider = createProvider();
    const { port } = new URL(await provider.listen());
    await expect(provider.listen(Number(port))).rejects.toThrow('EADDRINUSE');
  });
});

describe('a provider', () => {
  it('refuses what has no key, no version, no JSON and no such path', async () => {
    const provider = createProvider();
    const send = async (path: string, init: RequestInit): Promise<[number, string]> => {
      const response = await provider.fetch(`https://host${path}`, init);
      return [response.status, await response.text()];
    };
    const body = JSON.stringify(anthropicBody);
    const key = { 'x-api-key': 'secret' };
    const version = { 'anthropic-version': '2023-06-01' };
    const post = { method: 'POST', body };
    expect(await send('/v1/messages', { ...post, headers: version })).toEqual([
      401,
      expect.stringContaining('authentication_error'),
    ]);
    expect(await send('/v1/messages', { ...post, headers: key })).toEqual([
      400,
      expect.stringContaining('anthropic-version: header is required'),
    ]);
    const headers = { ...key, ...version };
    expect((await send('/v1/messages', { ...post, headers }))[0]).toBe(200);
    expect((await send('/v1/messages', { method: 'GET', headers }))[0]).toBe(405);
    expect((await send('/v1/messages', { ...post, headers, body: '{' }))[0]).toBe(400);
    expect((await send('/v1/other', { ...post, headers }))[1]).toContain('not_found_error');
    expect(await send('/v1/other', { method: 'GET' })).toEqual([
      404,
      expect.stringContaining('Invalid URL (GET /v1/other)'),
    ]);
    expect((await send('/v1/chat/completions', post))[0]).toBe(401);
    expect(provider.requests.map(({ format }) => format)).toEqual([
      ...Array.from({ length: 6 }, () => 'anthropic'),
      'openai-chat',
      'openai-chat',
    ]);
    expect(provider.requests[1]?.headers['x-api-key']).toBe('<redacted>');
    expect(provider.requests[4]).toMatchObject({ text: '{', body: undefined });
    expect(provider.requests.filter(({ refusal }) => refusal === undefined)).toHaveLength(1);
  });

  it('reads compressed bodies', async () => {
    const provider = createProvider();
    const text = JSON.stringify(chatBody);
    for (const [encoding, body] of [
      ['gzip', gzipSync(text)],
      ['zstd', zstdCompressSync(text)],
      ['gzip', Buffer.from(text)],
    ] as const) {
      const headers = { authorization: 'Bearer test', 'content-encoding': encoding };
      const url = 'https://host/v1/chat/completions';
      const sent = { method: 'POST', headers, body: new Uint8Array(body) };
      expect((await provider.fetch(url, sent)).status).toBe(200);
      expect(provider.requests.at(-1)?.text).toBe(text);
      expect(provider.requests.at(-1)?.bytes).toEqual(new Uint8Array(body));
    }
  });

  it.each([
    [{ scrip: [] }, 'unknown option scrip; did you mean script?'],
    [{ stream: { chunkByte: 1 } }, 'unknown option stream.chunkByte; did you mean chunkBytes?'],
    [{ bodies: 'last' }, "option bodies: expected 'all' or 'latest'"],
    [{ script: ['Rain.'] }, /option script: expected an array of turns, such as say\(/],
    [{ script: say('Rain.') }, /option script: expected an array of turns/],
    [null, 'options: expected an object, and it is null'],
  ])('says what is wrong with the options %j', (options, message) => {
    expect(() => createProvider(options as object)).toThrow(message);
  });

  it('refuses turns and faults that would do nothing', () => {
    const provider = createProvider();
    expect(() => provider.script('Rain.' as never)).toThrow(/expected turns, such as say\(/);
    expect(() => provider.fail({ statu: 500 } as never)).toThrow('did you mean status?');
    expect(() => provider.fail({} as never)).toThrow(/a fault has one of status, timeout/);
  });

  it('refuses options that make no sense', () => {
    for (const options of [
      { stream: { chunkBytes: 0 } },
      { stream: { tokensPerDelta: 1.5 } },
      { stream: { delayMs: -1 } },
      { cacheMinimum: -1 },
    ]) {
      expect(() => createProvider(options)).toThrow(
        expect.objectContaining({ code: 'invalid_options' }),
      );
    }
    for (const at of [0, 1.5, Number.NaN]) {
      expect(() => createProvider().fail({ status: 500 }, { at })).toThrow(RangeError);
    }
  });

  it('serves other base paths', async () => {
    const provider = createProvider();
    const baseURL = 'https://x.openai.azure.com/openai/deployments/gpt';
    const client = new OpenAI({ apiKey: 'test', baseURL, fetch: provider.fetch });
    expect((await client.chat.completions.create(chatBody)).object).toBe('chat.completion');
  });

  it('has a script in functions and lists, and forgets everything when reset', async () => {
    const provider = createProvider({ script: [say('first')] });
    const client = openaiOf(provider);
    const ask = async (): Promise<unknown> =>
      (await client.chat.completions.create(chatBody)).choices[0]?.message.content;
    provider.script((request) => say(`${request.conversation.length} message`));
    expect([await ask(), await ask(), await ask()]).toEqual(['first', '1 message', 'Done.']);
    provider.fail({ status: 500 });
    provider.reset();
    expect(provider.requests).toEqual([]);
    expect([await ask(), await ask()]).toEqual(['first', 'Done.']);
  });

  it('gives the same bytes for the same requests', async () => {
    const run = async (): Promise<string> => {
      const provider = createProvider({ script: () => say('the same') });
      const chat = await openaiOf(provider).chat.completions.create(chatBody).asResponse();
      const message = await anthropicOf(provider).messages.create(anthropicBody).asResponse();
      return (await chat.text()) + (await message.text());
    };
    expect(await run()).toBe(await run());
  });
});
