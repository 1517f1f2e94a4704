import { ChatAnthropic } from '@langchain/anthropic';
import { ToolMessage } from '@langchain/core/messages';
import { RunnableLambda } from '@langchain/core/runnables';
import { createAgent, createMiddleware, tool, toolStrategy } from 'langchain';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { headroomAgentMiddleware } from '../../../adapters/langchain/agent.ts';
import { createHeadroom, HeadroomError } from '../../../src/index.ts';
import { call, createProvider, type Provider, retrieve, say } from '../../../src/testing/index.ts';
import { bareModel } from '../../support/agents/langchain.ts';
import { USERS } from '../../support/users.ts';

const listUsers = tool(() => USERS, {
  name: 'list_users',
  description: 'Lists users',
  schema: z.object({}),
});

const QUESTION = { messages: [{ role: 'user' as const, content: 'Who failed?' }] };

function agentOn(
  provider: Provider,
  options: Parameters<typeof headroomAgentMiddleware>[0] = { store: 'memory' },
) {
  return createAgent({
    model: bareModel({ fetch: provider.fetch }, 'anthropic'),
    tools: [listUsers],
    middleware: [headroomAgentMiddleware(options)],
  });
}

describe('headroomAgentMiddleware', () => {
  it('answers hidden calls inside the model, and leaves the state as it was', async () => {
    const provider = createProvider();
    const agent = agentOn(provider);
    provider.script(call('list_users'), retrieve({ rows: '38' }), say('User 37.'));
    const { messages } = await agent.invoke(QUESTION);
    expect(messages.map(({ type }) => type)).toEqual(['human', 'ai', 'tool', 'ai']);
    expect(messages.at(-1)?.text).toBe('User 37.');
    expect(messages[2]?.content).toBe(USERS);
    expect(JSON.stringify(messages)).not.toContain('headroom_retrieve');
    expect(provider.requests[1]?.bytes.length).toBeLessThan(USERS.length / 3);

    await agent.invoke({ messages: [...messages, { role: 'user', content: 'Thanks.' }] });
    expect(JSON.stringify(provider.requests.at(-1)?.conversation)).toContain('user 37 of');
    expect(provider.requests.every(({ prefixKept }) => prefixKept)).toBe(true);
    expect(provider.requests.map(({ refusal }) => refusal)).toEqual(
      provider.requests.map(() => undefined),
    );
  });

  it('streams nothing of what is hidden', async () => {
    const provider = createProvider();
    const agent = agentOn(provider);
    provider.script(
      call('list_users'),
      [say('Let me look.'), retrieve({ rows: '38' })],
      say('User 37.'),
    );
    const config = { streamMode: 'messages' as const };
    let [text, all] = ['', ''];
    for await (const [chunk] of await agent.stream(QUESTION, config)) {
      all += JSON.stringify(chunk);
      if (!ToolMessage.isInstance(chunk)) text += chunk.text;
    }
    expect(text).toBe('Let me look.\n\nUser 37.');
    expect(all).not.toContain('headroom_retrieve');
  });

  it('makes the calls those of the agent where they are to be seen', async () => {
    const provider = createProvider();
    const agent = agentOn(provider, { store: 'memory', calls: 'visible' });
    provider.script(call('list_users'), retrieve({ rows: '38' }), say('User 37.'));
    const { messages } = await agent.invoke(QUESTION);
    expect(messages.map(({ type }) => type)).toEqual(['human', 'ai', 'tool', 'ai', 'tool', 'ai']);
    expect(messages[4]?.text).toContain('user 37 of');
    expect(messages[2]?.content).toBe(USERS);
    for (const { text } of provider.requests) {
      expect(text.match(/"name":"headroom_retrieve"/g)?.length).toBeGreaterThan(0);
    }
    expect(provider.requests[1]?.bytes.length).toBeLessThan(USERS.length / 3);
  });

  it('stands among other middleware, with structured answers', async () => {
    const provider = createProvider();
    const seen: string[] = [];
    const agent = createAgent({
      model: bareModel({ fetch: provider.fetch }, 'chat'),
      tools: [listUsers],
      responseFormat: toolStrategy(z.object({ failed: z.number() })),
      middleware: [
        headroomAgentMiddleware({ store: 'memory' }),
        createMiddleware({
          name: 'Witness',
          wrapModelCall: (request, handler) => {
            seen.push((request.model as { getName(): string }).getName());
            return handler(request);
          },
        }),
      ],
    });
    provider.script(call('list_users'), retrieve({ rows: '38' }), (request) => [
      call(/extract-\d+/.exec(request.text)?.[0] ?? '', { failed: 11 }),
    ]);
    const { structuredResponse } = await agent.invoke(QUESTION);
    expect(structuredResponse).toEqual({ failed: 11 });
    expect(seen).toEqual(['ChatOpenAI', 'ChatOpenAI']);
  });

  it('lets a call through as it is where a setting of the model says so', async () => {
    const provider = createProvider();
    const bypass = createMiddleware({
      name: 'Bypass',
      wrapModelCall: (request, handler) =>
        handler({ ...request, modelSettings: { headroom: false } }),
    });
    const agent = createAgent({
      model: bareModel({ fetch: provider.fetch }, 'chat'),
      tools: [listUsers],
      middleware: [bypass, headroomAgentMiddleware({ store: 'memory' })],
    });
    provider.script(call('list_users'), say('Fine.'));
    await agent.invoke(QUESTION);
    for (const { text } of provider.requests) expect(text).not.toContain('headroom');
    expect(provider.requests[1]?.text).toContain(JSON.stringify(USERS).slice(1, -1));
  });

  it('serves models by their name', async () => {
    const provider = createProvider();
    const named = new ChatAnthropic('claude-opus-4-5', {
      apiKey: 'none',
      clientOptions: { fetch: provider.fetch },
    });
    const deferred = Object.assign(Object.create(named) as typeof named, {
      _queuedMethodOperations: {},
      _getModelInstance: async () => named,
    });
    const agent = createAgent({
      model: deferred,
      tools: [listUsers],
      middleware: [headroomAgentMiddleware({ store: 'memory' })],
    });
    provider.script(call('list_users'), retrieve({ rows: '38' }), say('User 37.'));
    const { messages } = await agent.invoke(QUESTION);
    expect(messages.map(({ type }) => type)).toEqual(['human', 'ai', 'tool', 'ai']);
  });

  it('leaves alone what is no chat model, and tells the logger', async () => {
    const headroom = createHeadroom({ store: 'memory', logger: { warn: () => undefined } });
    const { wrapModelCall } = headroomAgentMiddleware({ headroom });
    const model = RunnableLambda.from(() => 'hello');
    const handler = (request: { readonly model: unknown }): unknown => request.model;
    expect(await wrapModelCall?.({ model } as never, handler as never)).toBe(model);
    expect((await headroom.stats()).lastFailure).toContain('expected a chat model');
  });

  it('refuses wrong options', () => {
    expect(() => headroomAgentMiddleware({ mod: 'lossless' } as never)).toThrow(HeadroomError);
    expect(() => headroomAgentMiddleware({ zzzzzz: 1 } as never)).toThrow(
      /^headroomAgentMiddleware\(\): .*known are mode, .*, headroom, calls$/,
    );
    expect(() => headroomAgentMiddleware({ calls: 'none' } as never)).toThrow(
      /'hidden' or 'visible'/,
    );
  });
});
