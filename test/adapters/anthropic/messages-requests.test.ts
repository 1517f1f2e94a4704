import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';

import { call, retrieve, say } from '../../../src/testing/index.ts';
import { troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';
import { common, history, openMessages } from './messages-scene.ts';

describe('blocks that are not text', () => {
  it('go through as they are', async () => {
    const scene = openMessages();
    const { client, provider } = scene;
    const image = {
      type: 'image',
      source: { type: 'base64', media_type: 'image/png', data: 'A'.repeat(20_000) },
    };
    const document = {
      type: 'document',
      source: { type: 'base64', media_type: 'application/pdf', data: 'B'.repeat(20_000) },
    };
    const mystery = { type: 'mystery', payload: 'C'.repeat(20_000), deep: [{ n: 1.5 }] };
    const content = [{ type: 'text', text: USERS }, image, document] as never;
    const [question, called, result] = history(content);
    const messages = [
      { role: 'user', content: [{ type: 'text', text: 'Look.' }, image, document, mystery] },
      { role: 'assistant', content: 'I do.' },
      question,
      called,
      result,
    ] as Anthropic.MessageParam[];
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    await client.messages.create({ ...common, messages });
    const sent = provider.requests[0]?.body as { messages: Anthropic.MessageParam[] };
    expect(sent.messages[0]).toEqual(messages[0]);
    expect(sent.messages[4]).toMatchObject({ content: [{ content: [{}, image, document] }] });
    expect(provider.requests[0]?.text).toMatch(/\[headroom hash=[0-9a-f]{24}/);
    expect(troublesOf(scene)).toEqual([]);
  });

  it('keep `is_error` with what was compressed', async () => {
    const { client, provider } = openMessages();
    const messages = history();
    const results = messages[2]?.content;
    for (const block of Array.isArray(results) ? results : []) {
      if (block.type === 'tool_result') block.is_error = true;
    }
    await client.messages.create({ ...common, messages });
    expect(provider.requests[0]?.body).toHaveProperty('messages.2.content.0.is_error', true);
  });

  it('keep redacted thinking valid through hidden rounds', async () => {
    const { client, provider } = openMessages();
    const messages: Anthropic.MessageParam[] = history();
    messages.splice(1, 1, {
      role: 'assistant',
      content: [
        { type: 'redacted_thinking', data: 'c2VjcmV0' },
        { type: 'tool_use', id: 'toolu_a', name: 'list_users', input: {} },
      ],
    });
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const { content } = await client.messages.create({ ...common, messages });
    messages.push({ role: 'assistant', content }, { role: 'user', content: 'Thanks.' });
    await client.messages.create({ ...common, messages });
    const sent = provider.requests.at(-1)?.body as { messages: Anthropic.MessageParam[] };
    expect(sent.messages[1]).toEqual(messages[1]);
    expect(troublesOf({ provider })).toEqual([]);
  });
});

describe('requests that want something special', () => {
  it('warm the cache up with the bytes of the request that follows', async () => {
    const { client, provider } = openMessages();
    const body = { ...common, messages: history() };
    const warmed = await client.messages.create({ ...body, max_tokens: 0 });
    expect(warmed.content).toEqual([]);
    await client.messages.create(body);
    const [first, second] = provider.requests.map(({ text }) =>
      text.replace(/"max_tokens":\d+/, ''),
    );
    expect(first).toBe(second);
  });

  it.each([false, true])(
    'let the model go on with words of its own, stream: %s',
    async (stream) => {
      const scene = openMessages();
      const { client, provider } = scene;
      const messages: Anthropic.MessageParam[] = [
        ...history(),
        { role: 'assistant', content: 'The answer is' },
      ];
      provider.script([say(' in there:'), retrieve({ rows: '200' })], say('11.'));
      const body = { ...common, messages };
      const message = stream
        ? await client.messages.stream(body).finalMessage()
        : await client.messages.create(body);
      expect(message.content.map(({ type }) => type)).toEqual(['text', 'text']);
      expect(provider.requests).toHaveLength(2);
      expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
      messages.push(
        { role: 'assistant', content: message.content },
        { role: 'user', content: 'Why?' },
      );
      await client.messages.create(body);
      expect(troublesOf(scene)).toEqual([]);
    },
  );

  it.each([{ type: 'none' }, { type: 'tool', name: 'list_users' }] as const)(
    'keep the bytes of earlier blocks with the choice %o',
    async (choice) => {
      const scene = openMessages();
      const { client, provider } = scene;
      const messages = history();
      const references = (): number =>
        provider.requests.at(-1)?.text.match(/\[headroom hash=[0-9a-f]{24}/g)?.length ?? 0;
      const ask = async (parameters: object = {}): Promise<void> => {
        const { content } = await client.messages.create({ ...common, messages, ...parameters });
        messages.push({ role: 'assistant', content });
        const calls = content.filter((block) => block.type === 'tool_use');
        if (calls.length === 0) return;
        const results = calls.map(({ id }) => ({
          type: 'tool_result' as const,
          tool_use_id: id,
          content: USERS.replaceAll('user', `guest of ${id}`),
        }));
        messages.push({ role: 'user', content: results });
      };
      provider.script(call('list_users'));
      await ask();
      expect(references()).toBe(1);
      await ask({ tool_choice: choice });
      expect(references()).toBe(1);
      messages.push({ role: 'user', content: 'And now?' });
      provider.script(say('Now?'));
      await ask();
      expect(references()).toBe(choice.type === 'tool' ? 2 : 1);
      await ask();
      expect(troublesOf(scene)).toEqual([]);
    },
  );

  it('that compact a conversation leave nothing out of what is new, for nothing can be retrieved', async () => {
    const scene = openMessages();
    const { client, provider } = scene;
    const messages = history();
    await client.beta.messages.create({ ...common, messages });
    messages.push(
      { role: 'assistant', content: 'Done.' },
      { role: 'user', content: USERS.replaceAll('user', 'guest') },
    );
    const compaction = { type: 'summarize' as const };
    await client.beta.messages.create({ ...common, messages, compaction, betas: ['compaction'] });
    const references = provider.requests.map(
      ({ text }) => text.match(/\[headroom hash=[0-9a-f]{24}/g)?.length ?? 0,
    );
    expect(references).toEqual([1, 1]);
    expect(troublesOf(scene)).toEqual([]);
  });
});
