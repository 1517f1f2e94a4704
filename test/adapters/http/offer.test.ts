import * as fc from 'fast-check';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { createHeadroom, retrieveTool } from '../../../src/index.ts';
import { call, createProvider, type ProviderRequest, say } from '../../../src/testing/index.ts';
import { offers } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const tools = [{ type: 'function' as const, function: { name: 'list_users' } }];
const CACHED_FROM = 1024;

/** The requests of a conversation in which a tool returns each of the outputs. */
async function requestsFor(
  outputs: readonly string[],
  change: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming> = {},
): Promise<readonly ProviderRequest[]> {
  const provider = createProvider({ cacheMinimum: CACHED_FROM });
  await using headroom = createHeadroom({ store: 'memory', ledger: false });
  const client = withHeadroom(new OpenAI({ apiKey: 'test', fetch: provider.fetch }), { headroom });
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Who failed?' }];
  provider.script(...outputs.map(() => call('list_users')), say('These.'));
  for (const content of [...outputs, '']) {
    const body = { model: 'gpt-5.2', messages, tools, ...change };
    const [answer] = (await client.chat.completions.create(body)).choices;
    if (answer === undefined) throw new Error('expected an answer');
    messages.push(answer.message);
    const [id] = answer.message.tool_calls?.map((each) => each.id) ?? [];
    if (id !== undefined) messages.push({ role: 'tool', tool_call_id: id, content });
  }
  return provider.requests;
}

describe('headroom_retrieve', () => {
  it.each([0, 1])(
    'is left to a client that offers it, with %s of the conversations held out',
    async (holdOut) => {
      const provider = createProvider();
      await using headroom = createHeadroom({ store: 'memory', holdOut });
      const client = withHeadroom(new OpenAI({ apiKey: 'test', fetch: provider.fetch }), {
        headroom,
      });
      provider.script(call('headroom_retrieve', { hash: 'mine' }));
      const { choices } = await client.chat.completions.create({
        model: 'gpt-5.2',
        messages: [{ role: 'user', content: 'Who failed?' }],
        tools: [retrieveTool('openai-chat') as OpenAI.ChatCompletionTool],
      });
      expect(choices[0]?.message.tool_calls).toHaveLength(1);
      expect(provider.requests).toHaveLength(1);
    },
  );

  it('is offered behind a greeting, which is part of every conversation and of none', async () => {
    const provider = createProvider();
    await using headroom = createHeadroom({ store: 'memory', holdOut: 0.5 });
    const client = withHeadroom(new OpenAI({ apiKey: 'test', fetch: provider.fetch }), {
      headroom,
    });
    for (let user = 0; user < 12; user += 1) {
      const messages: OpenAI.ChatCompletionMessageParam[] = [
        { role: 'system', content: 'Be short.' },
        { role: 'assistant', content: 'Hello! How can I help you?' },
        { role: 'user', content: `I am user ${user}. Which failed?\n\n${USERS}` },
      ];
      for (const content of ['And then?', 'Thanks.']) {
        const { choices } = await client.chat.completions.create({ model: 'gpt-5.2', messages });
        messages.push(choices[0]?.message ?? { role: 'assistant', content: '' });
        messages.push({ role: 'user', content });
      }
    }
    const offered = offers(provider.requests);
    const byUser = Array.from({ length: 12 }, (_, user) => offered.slice(2 * user, 2 * user + 2));
    for (const [first, second] of byUser) expect(second).toBe(first);
    expect(new Set(offered)).toEqual(new Set([true, false]));
  });

  it('is not offered while nothing is left out and the prompt is too short to be cached', async () => {
    expect(offers(await requestsFor(['none', 'one']))).toEqual([false, false, false]);
  });

  it('is offered as soon as something is left out', async () => {
    expect(offers(await requestsFor(['none', USERS, 'one']))).toEqual([false, false, true, true]);
  });

  it('is offered from the first request on where its prompt may be cached', async () => {
    const description = Array.from({ length: 900 }, (_, index) => `word ${index * 7919}`).join(' ');
    const long = [{ type: 'function' as const, function: { name: 'list_users', description } }];
    expect(offers(await requestsFor(['none'], { tools: long }))).toEqual([true, true]);
  });

  it('is there before the first prompt that is cached, and stays', async () => {
    const output = fc.array(fc.lorem({ maxCount: 12 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(output, { maxLength: 12 }), async (outputs) => {
        const requests = await requestsFor(outputs.map((lines) => lines.join('\n')));
        const offered = offers(requests);
        const first = offered.includes(true) ? offered.indexOf(true) : offered.length;
        expect(offered.slice(first).every(Boolean)).toBe(true);
        for (const { tokens } of requests.slice(0, first)) {
          expect(tokens.prompt).toBeLessThan(CACHED_FROM);
        }
        expect(requests.every(({ prefixKept }) => prefixKept)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
