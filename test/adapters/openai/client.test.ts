import Anthropic from '@anthropic-ai/sdk';
import OpenAI, { AzureOpenAI } from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { retrieve, say } from '../../../src/testing/index.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const body = {
  model: 'gpt-5.2',
  messages: [{ role: 'user' as const, content: `Which users failed?\n\n${USERS}` }],
};

function bare(fetch: typeof globalThis.fetch): OpenAI {
  return new OpenAI({ apiKey: 'sk-secret', fetch, maxRetries: 0 });
}

describe('withHeadroom(new OpenAI())', () => {
  it('gives a client of the same class and leaves the one given alone', async () => {
    const { provider, headroom } = openScene();
    const client = bare(provider.fetch);
    const wrapped = withHeadroom(client, { headroom });
    expect(wrapped).toBeInstanceOf(OpenAI);
    expect(wrapped).not.toBe(client);
    await client.chat.completions.create(body);
    await wrapped.chat.completions.create(body);
    const [before = 0, after = 0] = provider.requests.map(({ bytes }) => bytes.length);
    expect(after).toBeLessThan(before / 2);
  });

  it('gives a client back that already has a Headroom', () => {
    const { provider, headroom } = openScene();
    const wrapped = withHeadroom(bare(provider.fetch), { headroom });
    expect(withHeadroom(wrapped)).toBe(wrapped);
    const timed = wrapped.withOptions({ timeout: 1000 });
    expect(withHeadroom(timed)).toBe(timed);
  });

  it('tells of options that a wrapped client does not take', () => {
    const { provider, headroom } = openScene();
    const wrapped = withHeadroom(bare(provider.fetch), { headroom });
    const told: string[] = [];
    const logger = { warn: (line: string) => void told.push(line) };
    expect(withHeadroom(wrapped, { headroom })).toBe(wrapped);
    expect(told).toEqual([]);
    expect(withHeadroom(wrapped, { mode: 'lossless', logger })).toBe(wrapped);
    expect(told).toEqual([expect.stringContaining('the client is wrapped already')]);
    expect(() => withHeadroom(wrapped, { mod: 'lossless' } as object)).toThrow(
      'unknown option mod',
    );
  });

  it('stays with clients made of it, and goes where another fetch is given', async () => {
    const { provider, headroom } = openScene();
    const wrapped = withHeadroom(bare(provider.fetch), { headroom });
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const timed = wrapped.withOptions({ timeout: 5000, defaultHeaders: { 'x-mine': '1' } });
    const { choices } = await timed.chat.completions.create(body);
    expect(choices[0]?.message.content).toBe('Fine.');
    expect(provider.requests.map(({ headers }) => headers['x-mine'])).toEqual(['1', '1']);
    await wrapped.withOptions({ fetch: provider.fetch }).chat.completions.create(body);
    expect(provider.requests.at(-1)?.text).toContain('user 399 of');
  });

  it.each([
    { deployment: 'mine', endpoint: 'https://a.test' },
    { baseURL: 'https://a.test/openai/deployments/mine' },
  ])('works with AzureOpenAI at %o', async (place) => {
    const { provider, headroom } = openScene();
    const azure = new AzureOpenAI({
      apiKey: 'sk-secret',
      apiVersion: '2026-01-01',
      fetch: provider.fetch,
      ...place,
    });
    const wrapped = withHeadroom(azure, { headroom });
    expect(wrapped).toBeInstanceOf(AzureOpenAI);
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const { choices } = await wrapped.chat.completions.create(body);
    expect(choices[0]?.message.content).toBe('Fine.');
    expect(provider.requests.map(({ path }) => path)).toEqual([
      '/openai/deployments/mine/chat/completions',
      '/openai/deployments/mine/chat/completions',
    ]);
  });

  it('lets everything else through as it is', async () => {
    const { headroom } = openScene();
    const seen: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (_, init) => {
      seen.push(init?.body);
      return Response.json({ data: [], object: 'list' });
    };
    const client = withHeadroom(bare(fetch), { headroom });
    const input = USERS;
    await client.embeddings.create({ model: 'm', input, encoding_format: 'float' });
    await client.models.list();
    await client.post('/threads/t1/messages', { body: { role: 'user', content: USERS } });
    expect(seen[0]).toBe(JSON.stringify({ model: 'm', input, encoding_format: 'float' }));
    expect(seen[2]).toBe(JSON.stringify({ role: 'user', content: USERS }));
  });

  it('lets requests out as they are whose body is signed', async () => {
    const { provider, headroom } = openScene();
    const client = withHeadroom(bare(provider.fetch), { headroom });
    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=a' };
    await client.chat.completions.create(body, { headers });
    expect(provider.requests[0]?.text).toBe(JSON.stringify(body));
  });

  it('keeps its own header and property from the provider', async () => {
    const { provider, headroom } = openScene();
    const client = withHeadroom(bare(provider.fetch), { headroom });
    for (const value of ['0', 'false', '1']) {
      await client.chat.completions.create(body, { headers: { 'x-headroom-bypass': value } });
    }
    expect(provider.requests.every(({ headers }) => !('x-headroom-bypass' in headers))).toBe(true);
    expect(provider.requests.map(({ text }) => text === JSON.stringify(body))).toEqual([
      false,
      false,
      true,
    ]);
    await client.post('/responses', {
      body: { model: 'gpt-5.2', prompt: { id: 'p' }, headroom: false },
    });
    expect(provider.requests.at(-1)?.text).toBe('{"model":"gpt-5.2","prompt":{"id":"p"}}');
  });
});

describe('withHeadroom() of openai given something else', () => {
  it.each([
    ['the other vendor’s client', new Anthropic({ apiKey: 'x' })],
    ['an object', {}],
    ['nothing', undefined],
    ['null', null],
    ['the class', OpenAI],
  ])('%s says what to do', (_, client) => {
    expect(() => withHeadroom(client as OpenAI)).toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringMatching(/withHeadroom\(new OpenAI\(\)\).*headroom-ts\/anthropic/),
      }),
    );
  });

  it.each([
    [{ moode: 'lossless' }, /did you mean mode\?/],
    [{ headroom: undefined }, /headroom: expected what createHeadroom\(\) gives/],
    [{ headroom: { mode: 'lossless' } }, /headroom: expected what createHeadroom\(\) gives/],
    [{ headroom: openScene().headroom, mode: 'lossless' }, /give mode to createHeadroom\(\)/],
    [openScene().headroom, /^withHeadroom\(\): give a Headroom as \{ headroom \}/],
    [null, /options/],
    ['lossless', /options/],
  ])('options %o are refused', (options, message) => {
    const client = bare(openScene().provider.fetch);
    expect(() => withHeadroom(client, options as never)).toThrow(
      expect.objectContaining({ code: 'invalid_options', message: expect.stringMatching(message) }),
    );
  });
});
