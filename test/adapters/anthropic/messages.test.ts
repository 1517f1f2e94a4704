import Anthropic from '@anthropic-ai/sdk';
import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/anthropic/index.ts';
import { call, retrieve, say, think } from '../../../src/testing/index.ts';
import { openScene, readBy, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';
import { common, history, openMessages } from './messages-scene.ts';

describe('the surfaces of messages', () => {
  it.each([false, true])('stream by hand, beta: %s', async (beta) => {
    const scene = openMessages();
    const { client, provider } = scene;
    provider.script([say('Look.'), retrieve({ rows: '200' })], [say('Fine.'), call('list_users')]);
    const body = { ...common, messages: history(), stream: true as const };
    const events: { readonly type: string; readonly index?: number }[] = [];
    const stream = beta
      ? await client.beta.messages.create(body)
      : await client.messages.create(body);
    for await (const event of stream) events.push(event);
    const starts = events.filter(({ type }) => type === 'content_block_start');
    expect(starts.map(({ index }) => index)).toEqual([0, 1, 2]);
    const ends = ['message_start', 'message_delta', 'message_stop'];
    expect(events.map(({ type }) => type).filter((type) => ends.includes(type))).toEqual(ends);
    expect(JSON.stringify(events)).not.toContain('headroom');
    expect(events.at(-2)).toMatchObject({ delta: { stop_reason: 'tool_use' } });
    expect(troublesOf(scene)).toEqual([]);
  });

  it('emit the events of .stream()', async () => {
    const { client, provider } = openMessages();
    provider.script([say('Look.'), retrieve({ rows: '200' })], [say('Fine.'), call('list_users')]);
    const blocks: string[] = [];
    const stream = client.messages
      .stream({ ...common, messages: history() })
      .on('contentBlock', ({ type }) => blocks.push(type));
    expect(await stream.finalText()).toBe('Look. Fine.');
    expect(blocks).toEqual(['text', 'text', 'tool_use']);
  });

  it.each([false, true])('parse structured answers, stream: %s', async (stream) => {
    const { client, provider } = openMessages();
    provider.script([say('{"failed":1}'), retrieve({ rows: '200' })], say('{"failed":11}'));
    const format = jsonSchemaOutputFormat({
      type: 'object',
      properties: { failed: { type: 'integer' } },
      required: ['failed'],
      additionalProperties: false,
    } as const);
    const body = { ...common, messages: history(), output_config: { format } };
    const message = stream
      ? await client.messages.stream(body).finalMessage()
      : await client.messages.parse(body);
    // What was streamed to the user already cannot be taken back.
    expect(message.parsed_output).toEqual({ failed: stream ? 1 : 11 });
    expect(message.stop_reason).toBe('end_turn');
  });

  it('give response, request id and data, and bodies that can be read', async () => {
    const { client, provider } = openMessages();
    const body = { ...common, messages: history() };
    provider.script(retrieve({ rows: '200' }), say('Fine.'), retrieve({ rows: '1' }), say('Too.'));
    const { data, response, request_id: id } = await client.messages.create(body).withResponse();
    expect(data.content).toMatchObject([{ type: 'text', text: 'Fine.' }]);
    expect(id).toBe(response.headers.get('request-id'));
    expect(data).toHaveProperty('_request_id', id);
    const streamed = await client.messages.create({ ...body, stream: true }).asResponse();
    const text = await streamed.text();
    expect(text).toContain('Too.');
    expect(text).not.toContain('headroom');
    expect(text.trimEnd().endsWith('data: {"type":"message_stop"}')).toBe(true);
  });

  it('count the tokens that will be sent', async () => {
    const { client, provider, headroom } = openMessages();
    const body = { model: common.model, tools: common.tools, messages: history() };
    const { input_tokens: tokens } = await client.messages.countTokens(body);
    const { input_tokens: ofBeta } = await client.beta.messages.countTokens(body);
    await client.messages.create({ ...body, max_tokens: 4000 });
    expect(provider.requests[2]?.tokens.prompt).toBe(tokens);
    expect(ofBeta).toBe(tokens);
    expect((await headroom.stats()).retrievals).toBe(0);
  });

  it('leave batches alone', async () => {
    const { headroom } = openScene();
    const sent: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (_, init) => {
      sent.push(init?.body);
      return Response.json({ id: 'batch', type: 'message_batch' });
    };
    const client = withHeadroom(new Anthropic({ apiKey: 'sk', fetch }), { headroom });
    const requests = [{ custom_id: 'a', params: { ...common, messages: history() } }];
    await client.messages.batches.create({ requests });
    expect(sent).toEqual([JSON.stringify({ requests })]);
    expect((await headroom.stats()).requests).toBe(0);
  });

  it('end with a call where one is required', async () => {
    for (const stream of [false, true]) {
      const { client, provider } = openMessages();
      for (let round = 0; round < 40; round += 1) provider.script(retrieve({ rows: '1' }));
      const messages = history();
      const body = { ...common, messages, tool_choice: { type: 'any' as const } };
      const message = stream
        ? await client.messages.stream(body).finalMessage()
        : await client.messages.create(body);
      expect(message.stop_reason).toBe('end_turn');
      expect(message.content).toEqual([]);
      messages.push(
        { role: 'assistant', content: message.content },
        { role: 'user', content: 'So?' },
      );
      await client.messages.create({ ...common, messages });
      expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
    }
  });
});

describe('tool runners and threads', () => {
  it.each([
    [false, undefined],
    [false, false],
    [true, undefined],
    [true, false],
  ] as const)(
    'run the user’s tools and no others, stream: %s, thread: %s',
    async (stream, thread) => {
      const scene = openMessages();
      const { client, provider } = scene;
      const ran: unknown[] = [];
      provider.script(
        call('list_users'),
        [retrieve({ rows: '200' }), call('list_users', { page: 2 })],
        [say('Look.'), retrieve({ rows: '100' })],
        say('Done.'),
      );
      const runner = client.beta.messages.toolRunner({
        model: common.model,
        max_tokens: 4000,
        messages: [{ role: 'user', content: 'Which users failed?' }],
        stream,
        ...(thread === undefined ? {} : { thread }),
        tools: [
          {
            name: 'list_users',
            input_schema: { type: 'object' as const },
            parse: (input: unknown) => input,
            run: (input: unknown) => {
              ran.push(input);
              return USERS;
            },
          },
        ],
      });
      const message = await runner;
      expect(ran).toEqual([{}, { page: 2 }]);
      expect(message.content.at(-1)).toMatchObject({ type: 'text', text: 'Done.' });
      expect(readBy(scene)).toContain('user 199 of 881');
      expect(troublesOf(scene)).toEqual([]);
    },
  );

  it('goes on with a thread after hidden rounds', async () => {
    const scene = openMessages();
    const { client, provider } = scene;
    const thread = client.beta.messages.thread({ model: common.model, max_tokens: 4000 });
    provider.script([think('Hm.'), retrieve({ rows: '200' })], say('Fine.'));
    const first = await thread.send({ role: 'user', content: `Which failed?\n\n${USERS}` });
    expect(first.content.at(-1)).toMatchObject({ text: 'Fine.' });
    provider.script(retrieve({ rows: '100' }), say('Too.'));
    const second = await thread.send({ role: 'user', content: 'And the others?' });
    expect(second.content.at(-1)).toMatchObject({ text: 'Too.' });
    await thread.send({ role: 'user', content: 'Thanks.' });
    expect(troublesOf(scene)).toEqual([]);
  });
});
