import { betaZodTool } from '@anthropic-ai/sdk/helpers/beta/zod';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { call, createProvider, retrieve, say, think } from '../../../src/testing/index.ts';
import { answered, max_tokens, model, result, user } from './anthropic-messages.ts';
import { anthropicOf, anthropicTool, errorOf } from './support.ts';

const tools = [anthropicTool];

describe('messages', () => {
  it('plays turns as JSON', async () => {
    const provider = createProvider();
    provider.script([say('Let me look.'), call('get_weather', { city: 'Oslo' })], say('Rain.'));
    const client = anthropicOf(provider);
    const first = await client.messages.create({ model, max_tokens, messages: [user], tools });
    expect(first.stop_reason).toBe('tool_use');
    expect(first.content).toMatchObject([
      { type: 'text', text: 'Let me look.' },
      { type: 'tool_use', name: 'get_weather', input: { city: 'Oslo' } },
    ]);
    const [, made] = first.content;
    const id = made?.type === 'tool_use' ? made.id : '';
    const messages = [
      user,
      { role: 'assistant' as const, content: first.content },
      answered(result(id)),
    ];
    const second = await client.messages.create({ model, max_tokens, messages, tools });
    expect(second.content).toMatchObject([{ type: 'text', text: 'Rain.' }]);
    expect(second._request_id).toMatch(/^req_/);
    expect(provider.requests.map(({ prefixKept }) => prefixKept)).toEqual([true, true]);
    expect(provider.requests[1]?.conversation).toEqual(messages);
    expect(JSON.stringify(provider.requests[0]?.headers)).not.toContain('test"');
  });

  it('streams thinking, text and calls that the SDK puts together', async () => {
    const provider = createProvider({ stream: { tokensPerDelta: 1 } });
    provider.script([
      think('Where is Oslo?'),
      say('I look.'),
      call('get_weather', { city: 'Oslo' }),
    ]);
    const stream = anthropicOf(provider).messages.stream({
      model,
      max_tokens,
      messages: [user],
      tools,
      thinking: { type: 'adaptive' },
    });
    const types = new Set<string>();
    for await (const event of stream) {
      types.add(event.type === 'content_block_delta' ? event.delta.type : event.type);
    }
    const order =
      'message_start content_block_start thinking_delta signature_delta content_block_stop text_delta input_json_delta message_delta message_stop';
    expect([...types].join(' ')).toBe(order);
    const { content, usage } = await stream.finalMessage();
    expect(content).toMatchObject([
      { type: 'thinking', thinking: 'Where is Oslo?' },
      { type: 'text', text: 'I look.' },
      { type: 'tool_use', input: { city: 'Oslo' } },
    ]);
    expect(usage.output_tokens).toBeGreaterThan(8);
    const messages = [user, { role: 'assistant' as const, content }];
    const id = content[2]?.type === 'tool_use' ? content[2].id : '';
    const body = { model, max_tokens, tools, thinking: { type: 'adaptive' } as const };
    await anthropicOf(provider).messages.create({
      ...body,
      messages: [...messages, answered(result(id))],
    });
    expect(provider.requests[1]).toMatchObject({ prefixKept: true });
    expect(provider.requests[1]).not.toHaveProperty('refusal');
  });

  it('parses JSON of a schema, in its beta form too', async () => {
    const provider = createProvider();
    const format = zodOutputFormat(z.object({ city: z.string() }));
    const client = anthropicOf(provider);
    const body = { model, max_tokens, messages: [user], output_config: { format } };
    expect((await client.messages.parse(body)).parsed_output).toEqual({ city: 'text' });
    provider.script(say('{"city":"Oslo"}'));
    expect((await client.beta.messages.parse(body)).parsed_output).toEqual({ city: 'Oslo' });
  });

  it('counts tokens as they are counted for an answer', async () => {
    const provider = createProvider();
    const client = anthropicOf(provider);
    const counted = await client.messages.countTokens({ model, messages: [user], tools });
    const beta = await client.beta.messages.countTokens({ model, messages: [user], tools });
    const made = await client.messages.create({ model, max_tokens, messages: [user], tools });
    expect(counted.input_tokens).toBe(made.usage.input_tokens);
    expect(beta.input_tokens).toBe(made.usage.input_tokens);
    expect(made.usage.input_tokens).toBeGreaterThan(10);
  });

  it('holds threads for the tool runner, and continues each response once', async () => {
    const provider = createProvider();
    const hash = '0a'.repeat(12);
    provider.script(call('get_weather', { city: 'Oslo' }), retrieve({ rows: '1-2' }), say('Rain.'));
    const tool = (name: string, answer: string) =>
      betaZodTool({ name, description: name, inputSchema: z.looseObject({}), run: () => answer });
    const client = anthropicOf(provider);
    const reference = `[headroom hash=${hash}: rows 2-9 omitted; source intact]`;
    const runner = client.beta.messages.toolRunner({
      model,
      max_tokens,
      messages: [user],
      tools: [tool('get_weather', reference), tool('headroom_retrieve', 'all of it')],
    });
    const final = await runner;
    expect(final.content).toMatchObject([{ text: 'Rain.' }]);
    const bodies = provider.requests.map(
      ({ body }) => body as { thread: object; messages: object[] },
    );
    expect(bodies.map(({ messages }) => messages.length)).toEqual([1, 1, 1]);
    expect(bodies[2]?.thread).toMatchObject({ type: 'continue' });
    expect(provider.requests[2]?.conversation).toHaveLength(5);
    expect(provider.requests[2]).toMatchObject({ prefixKept: true });
    const again = await errorOf(client.post('/v1/messages?beta=true', { body: bodies[2] }));
    expect(again).toMatchObject({
      status: 400,
      error: { error: { details: { error_code: 'thread_already_continued' } } },
    });
    const thread = { type: 'continue', previous_message_id: 'msg_none' };
    const body = { model, max_tokens, messages: [user], thread };
    expect(await errorOf(client.post('/v1/messages?beta=true', { body }))).toMatchObject({
      status: 404,
      error: { error: { type: 'not_found_error', details: { error_code: 'thread_not_found' } } },
    });
    const last = { type: 'continue', previous_message_id: final.id };
    const repeated = { model, max_tokens, messages: [user], thread: last, tools };
    const error = await errorOf(client.post('/v1/messages?beta=true', { body: repeated }));
    expect(error.message).toContain('tools: cannot be given when a thread is continued');
  });

  it('offers tools that a system message adds', async () => {
    const provider = createProvider({ script: () => call('get_weather', { city: 'Oslo' }) });
    const tool = { type: 'tool_definition', definition: anthropicTool };
    const added = { role: 'system', content: [{ type: 'tool_addition', tool }] };
    const body = { model, max_tokens, messages: [user, added] } as never;
    const { content } = await anthropicOf(provider).beta.messages.create(body);
    expect(content).toMatchObject([{ type: 'tool_use', name: 'get_weather' }]);
  });

  it('stays within tool_choice', async () => {
    const provider = createProvider({
      script: () => [call('get_weather', { city: 'Oslo' }), call('get_weather', { city: 'Rome' })],
    });
    const client = anthropicOf(provider);
    const body = { model, max_tokens, messages: [user], tools };
    const ask = async (tool_choice: Anthropic.ToolChoice) =>
      (await client.messages.create({ ...body, tool_choice })).content;
    expect(await ask({ type: 'none' })).toMatchObject([{ type: 'text', text: 'Done.' }]);
    expect(await ask({ type: 'any' })).toHaveLength(2);
    expect(await ask({ type: 'auto', disable_parallel_tool_use: true })).toHaveLength(1);
    expect(await ask({ type: 'tool', name: 'get_weather' })).toHaveLength(2);
  });
});
