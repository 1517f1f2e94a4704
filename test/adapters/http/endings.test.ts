import { setTimeout } from 'node:timers/promises';

import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { withHeadroom } from '../../../adapters/openai/index.ts';
import { createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const HEADERS = { 'content-type': 'application/json', authorization: 'Bearer sk-secret' };
const messages = [{ role: 'user' as const, content: `Which users failed?\n\n${USERS}` }];

function clientOf({ provider, headroom }: Omit<Scene, 'warnings'>, maxRetries = 0): OpenAI {
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: provider.fetch, maxRetries });
  return withHeadroom(bare, { headroom });
}

/** A stream of a turn whose second request is as silent, failing or slow as the fault says. */
async function openStream(
  scene: Scene,
  controller = new AbortController(),
): Promise<{ readonly body: ReadableStream<Uint8Array>; readonly controller: AbortController }> {
  const { provider, headroom } = scene;
  const fetch = headroomFetch(headroom, provider.fetch);
  const response = await fetch('https://a.test/v1/chat/completions', {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ model: 'm', messages, stream: true }),
    signal: controller.signal,
  });
  if (response.body === null) throw new Error('no body');
  return { body: response.body, controller };
}

async function drain(body: ReadableStream<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const piece of body) length += piece.length;
  return length;
}

describe('a client that gives up', () => {
  it('in a hidden round reaches the provider at once', async () => {
    const scene = openScene();
    const { provider } = scene;
    provider.script(retrieve({ rows: '1' }), say('Never heard.'));
    provider.fail({ timeout: true }, { at: 2 });
    const { body, controller } = await openStream(scene);
    const drained = drain(body).catch(String);
    await expect.poll(() => provider.requests.length).toBe(2);
    controller.abort();
    expect(provider.requests[1]?.aborted).toBe(true);
    expect(await drained).toMatch(/abort/i);
  });

  it('in the pause before a retry sends nothing any more', async () => {
    const scene = openScene();
    const { provider } = scene;
    provider.script(retrieve({ rows: '1' }), say('Never heard.'));
    provider.fail({ status: 529, headers: { 'retry-after': '20' } }, { at: 2 });
    const { body, controller } = await openStream(scene);
    const drained = drain(body).catch(String);
    await expect.poll(() => provider.requests.length).toBe(2);
    await setTimeout(20);
    controller.abort();
    expect(await drained).toMatch(/abort/i);
    await setTimeout(20);
    expect(provider.requests).toHaveLength(2);
  });

  it.each([1, 2])('by no longer reading in round %i ends it at once', async (at) => {
    const scene = openScene();
    const { provider } = scene;
    provider.script([say('Look.'), retrieve({ rows: '1' })], say('Never heard.'));
    provider.fail(at === 1 ? { slow: 60_000 } : { timeout: true }, { at });
    const { body } = await openStream(scene);
    const reader = body.getReader();
    const read = (async () => {
      for (;;) if ((await reader.read()).done) return;
    })();
    await expect.poll(() => provider.requests.length).toBe(at);
    await reader.cancel();
    expect(provider.requests.at(-1)?.aborted).toBe(true);
    await read;
    await setTimeout(20);
    expect(provider.requests).toHaveLength(at);
  });

  it('leaves nothing behind that a later request would trip over', async () => {
    for (const at of [1, 2, 3]) {
      const scene = openScene();
      const { provider } = scene;
      const client = clientOf(scene);
      provider.script(retrieve({ rows: '1' }), retrieve({ rows: '2' }), say('Never heard.'));
      provider.fail({ timeout: true }, { at });
      const controller = new AbortController();
      const body = { model: 'm', messages, stream: true } as const;
      const asked = (async () => {
        const stream = await client.chat.completions.create(body, { signal: controller.signal });
        for await (const chunk of stream)
          expect(chunk.choices[0]?.delta.tool_calls).toBeUndefined();
      })();
      const settled = asked.catch(() => undefined);
      await expect.poll(() => provider.requests.length).toBe(at);
      controller.abort();
      await settled;
      const { choices } = await client.chat.completions.create({ model: 'm', messages });
      expect(choices[0]?.message.content).toBeTypeOf('string');
      expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
    }
  });

  it('by leaving the loop ends the request', async () => {
    const scene = openScene();
    scene.provider.script(say('A long answer. '.repeat(100)));
    const stream = await clientOf(scene).chat.completions.create({
      model: 'm',
      messages,
      stream: true,
    });
    for await (const _ of stream) break;
    expect(scene.provider.requests[0]?.aborted).toBe(true);
  });
});

describe('a provider that fails for a while', () => {
  it('between two rounds is not asked twice, however often it fails', async () => {
    const scene = openScene();
    const { provider } = scene;
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    for (const at of [2, 3])
      provider.fail({ status: 529, headers: { 'retry-after-ms': '1' } }, { at });
    const { choices, usage } = await clientOf(scene, 3).chat.completions.create({
      model: 'm',
      messages,
    });
    expect(choices[0]?.message.content).toBe('Fine.');
    const tokens = provider.requests.map((request) => request.tokens.prompt);
    expect(usage?.prompt_tokens).toBe((tokens[0] ?? 0) + (tokens[3] ?? 0));
    expect(provider.requests).toHaveLength(4);
  });

  it('lets a request that it refuses for good begin anew', async () => {
    const scene = openScene();
    const { provider } = scene;
    const client = clientOf(scene);
    provider.script(retrieve({ rows: '200' }));
    provider.fail({ status: 400 }, { at: 2 });
    const body = { model: 'm', messages };
    await expect(client.chat.completions.create(body)).rejects.toMatchObject({ status: 400 });
    provider.script(say('Fine.'));
    const { choices } = await client.chat.completions.create(body);
    expect(choices[0]?.message.content).toBe('Fine.');
    expect(provider.requests[2]?.text).toBe(provider.requests[0]?.text);
  });

  it('in the middle of a stream is asked again, for a broken connection too', async () => {
    const scene = openScene();
    const { provider, headroom } = scene;
    let isBroken = true;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (isBroken && provider.requests.length === 1) {
        isBroken = false;
        throw new TypeError('fetch failed');
      }
      return provider.fetch(input, init);
    };
    const client = withHeadroom(new OpenAI({ apiKey: 'sk', fetch, maxRetries: 0 }), { headroom });
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const text = await client.chat.completions.stream({ model: 'm', messages }).finalContent();
    expect(text).toBe('Fine.');
  });
});

it('1,000 streams at a time all finish', { timeout: 120_000 }, async () => {
  const { headroom } = openScene();
  const provider = createProvider({
    stream: { chunkBytes: 64 },
    script: ({ conversation }) =>
      conversation.length === 1 ? retrieve({ rows: '1' }) : say('Done.'),
  });
  const client = clientOf({ provider, headroom });
  const texts = await Promise.all(
    Array.from({ length: 1000 }, () =>
      client.chat.completions.stream({ model: 'm', messages }).finalContent(),
    ),
  );
  expect(new Set(texts)).toEqual(new Set(['Done.']));
  expect(provider.requests).toHaveLength(2000);
  expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
});
