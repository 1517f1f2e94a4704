import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { type Middleware, withHeadroom } from '../../../adapters/anthropic/index.ts';
import { retrieve, say } from '../../../src/testing/index.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const body = {
  model: 'claude-opus-4-5',
  max_tokens: 1000,
  messages: [{ role: 'user' as const, content: `Which users failed?\n\n${USERS}` }],
};

/** A middleware that counts what it sees. */
function counting(): { readonly seen: string[]; readonly middleware: Middleware } {
  const seen: string[] = [];
  return {
    seen,
    middleware: async (request, next) => {
      if (typeof request.body === 'string') seen.push(request.body);
      return next(request);
    },
  };
}

function bare({ provider }: Scene, middleware: readonly Middleware[] = []): Anthropic {
  const { fetch } = provider;
  return new Anthropic({ apiKey: 'sk-secret', fetch, maxRetries: 0, middleware: [...middleware] });
}

describe('withHeadroom(new Anthropic())', () => {
  it('gives a client of the same class and leaves the one given alone', async () => {
    const scene = openScene();
    const client = bare(scene);
    const wrapped = withHeadroom(client, { headroom: scene.headroom });
    expect(wrapped).toBeInstanceOf(Anthropic);
    await client.messages.create(body);
    await wrapped.messages.create(body);
    const [before = 0, after = 0] = scene.provider.requests.map(({ bytes }) => bytes.length);
    expect(after).toBeLessThan(before / 2);
  });

  it('tells of options that a wrapped client does not take', () => {
    const scene = openScene();
    const { headroom } = scene;
    const wrapped = withHeadroom(bare(scene), { headroom });
    const told: string[] = [];
    const logger = { warn: (line: string) => void told.push(line) };
    expect(withHeadroom(wrapped, { headroom })).toBe(wrapped);
    expect(told).toEqual([]);
    expect(withHeadroom(wrapped, { mode: 'lossless', logger })).toBe(wrapped);
    expect(told).toEqual([expect.stringContaining('the client is wrapped already')]);
  });

  it('gives a client back that already has a Headroom', () => {
    const scene = openScene();
    const wrapped = withHeadroom(bare(scene), { headroom: scene.headroom });
    expect(withHeadroom(wrapped)).toBe(wrapped);
    const timed = wrapped.withOptions({ timeout: 1000 });
    expect(withHeadroom(timed)).toBe(timed);
  });

  it('keeps the timeout, and that there is none', async () => {
    const scene = openScene();
    const { headroom } = scene;
    const ofDefault = withHeadroom(bare(scene), { headroom });
    const large = { ...body, max_tokens: 64_000 };
    expect(ofDefault.timeout).toBe(600_000);
    expect(() => ofDefault.messages.create(large)).toThrow('Streaming is required');
    const timed = withHeadroom(bare(scene).withOptions({ timeout: 900_000 }), { headroom });
    expect(timed.timeout).toBe(900_000);
    expect(await timed.messages.create(large)).toMatchObject({ type: 'message' });
  });

  it('stays with clients made of it, and goes with the middleware', async () => {
    const scene = openScene();
    const { provider, headroom } = scene;
    const wrapped = withHeadroom(bare(scene), { headroom });
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const timed = wrapped.withOptions({ timeout: 5000 });
    const { content } = await timed.messages.create(body);
    expect(content).toMatchObject([{ text: 'Fine.' }]);
    await wrapped.withOptions({ middleware: [] }).messages.create(body);
    expect(provider.requests.at(-1)?.text).toContain('user 399 of');
  });

  it('comes behind the client’s middleware, and before that of a request', async () => {
    const scene = openScene();
    const { provider, headroom } = scene;
    const [own, single] = [counting(), counting()];
    const wrapped = withHeadroom(bare(scene, [own.middleware]), { headroom });
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    await wrapped.messages.create(body, { middleware: [single.middleware] });
    expect(own.seen).toEqual([JSON.stringify(body)]);
    expect(single.seen).toEqual(provider.requests.map(({ text }) => text));
    expect(single.seen).toHaveLength(2);
  });

  it('keeps its own header and property from the provider', async () => {
    const scene = openScene();
    const { provider, headroom } = scene;
    const client = withHeadroom(bare(scene), { headroom });
    for (const value of ['0', 'false', '1']) {
      await client.messages.create(body, { headers: { 'x-headroom-bypass': value } });
    }
    expect(provider.requests.every(({ headers }) => !('x-headroom-bypass' in headers))).toBe(true);
    expect(provider.requests.map(({ text }) => text === JSON.stringify(body))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('answers raw requests of the client, whatever length they tell', async () => {
    const scene = openScene();
    const client = withHeadroom(bare(scene), { headroom: scene.headroom });
    const headers = { 'content-length': String(JSON.stringify(body).length) };
    await client.post('/v1/messages', { body, headers });
    const [request] = scene.provider.requests;
    expect(request?.bytes.length).toBeLessThan(USERS.length / 2);
    expect(request?.headers).not.toHaveProperty('content-length', headers['content-length']);
  });
});

describe('withHeadroom() of anthropic given something else', () => {
  it.each([
    ['the other vendor’s client', new OpenAI({ apiKey: 'x' })],
    ['an object', {}],
    ['nothing', undefined],
    ['null', null],
    ['the class', Anthropic],
  ])('%s says what to do', (_, client) => {
    expect(() => withHeadroom(client as Anthropic)).toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringMatching(/withHeadroom\(new Anthropic\(\)\).*headroom-ts\/openai/),
      }),
    );
  });

  it('a client without middleware says which version is needed', () => {
    const old = { messages: {}, withOptions: () => ({}) };
    expect(() => withHeadroom(old)).toThrow(/needs @anthropic-ai\/sdk 0\.101 or later/);
  });

  it('a wrong option names the nearest', () => {
    expect(() => withHeadroom(bare(openScene()), { moode: 'lossless' } as never)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/did you mean mode\?/) }),
    );
  });
});
