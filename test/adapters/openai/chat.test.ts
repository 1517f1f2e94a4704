import type OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { call, retrieve, say } from '../../../src/testing/index.ts';
import { readBy, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';
import { history, model, openChat, tools } from './chat-scene.ts';

describe('the surfaces of chat completions', () => {
  it('streams by hand, as one completion', async () => {
    const { client, provider, ...scene } = openChat();
    provider.script([say('Let me look.'), retrieve({ rows: '200' })], say('Row 200 is fine.'));
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    const stream = await client.chat.completions.create({
      model,
      messages: history(),
      tools,
      stream: true,
      stream_options: { include_usage: true },
    });
    for await (const chunk of stream) chunks.push(chunk);
    const choices = chunks.flatMap((chunk) => chunk.choices);
    expect(choices.map(({ delta }) => delta.content ?? '').join('')).toBe(
      'Let me look.\n\nRow 200 is fine.',
    );
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(choices.filter(({ delta }) => delta.role !== undefined)).toHaveLength(1);
    expect(choices.flatMap(({ finish_reason: reason }) => reason ?? [])).toEqual(['stop']);
    expect(choices.every(({ delta }) => delta.tool_calls === undefined)).toBe(true);
    const [first, second] = provider.requests;
    expect(chunks.at(-1)?.usage?.prompt_tokens).toBe(
      (first?.tokens.prompt ?? 0) + (second?.tokens.prompt ?? 0),
    );
    expect(troublesOf({ provider, ...scene })).toEqual([]);
  });

  it('reports usage only where it was asked for', async () => {
    const { client, provider } = openChat();
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const stream = await client.chat.completions.create({
      model,
      messages: history(),
      tools,
      stream: true,
    });
    for await (const chunk of stream) expect(chunk).not.toHaveProperty('usage');
  });

  it('emits the events of .stream()', async () => {
    const { client, provider } = openChat({ tokensPerDelta: 1 });
    provider.script([say('Look.'), retrieve({ rows: '200' })], [say('And.'), call('list_users')]);
    const seen: string[] = [];
    const runner = client.chat.completions
      .stream({ model, messages: history(), tools })
      .on('content.done', ({ content }) => seen.push(`content ${content}`))
      .on('tool_calls.function.arguments.done', ({ name, index }) => seen.push(`${name} ${index}`))
      .on('error', (error) => seen.push(error.message));
    const completion = await runner.finalChatCompletion();
    expect(seen).toEqual(['content Look.\n\nAnd.', 'list_users 0']);
    expect(completion.choices[0]?.message.tool_calls).toHaveLength(1);
    expect(completion.choices[0]?.finish_reason).toBe('tool_calls');
  });

  it.each([false, true])('parses structured answers, stream: %s', async (stream) => {
    const { client, provider } = openChat();
    const Failed = z.object({ failed: z.number() });
    const format = zodResponseFormat(Failed, 'failed');
    provider.script(retrieve({ rows: '200' }), say('{"failed":11}'));
    const body = { model, messages: history(), tools: strict, response_format: format };
    const completion = stream
      ? await client.chat.completions.stream(body).finalChatCompletion()
      : await client.chat.completions.parse(body);
    expect(completion.choices[0]?.message.parsed).toEqual({ failed: 11 });
  });

  it.each([false, true])('keeps structured answers whole, stream: %s', async (stream) => {
    const { client, provider } = openChat();
    const format = { type: 'json_object' } as const;
    provider.script([say('{"failed":10}'), retrieve({ rows: '200' })], say('{"failed":11}'));
    const messages = [...history(), { role: 'user', content: 'Answer in JSON.' } as const];
    const body = { model, messages, tools, response_format: format };
    const completion = stream
      ? await client.chat.completions.stream(body).finalChatCompletion()
      : await client.chat.completions.create(body);
    const [choice] = completion.choices;
    expect(JSON.parse(choice?.message.content ?? '')).toHaveProperty('failed');
    expect(choice?.finish_reason).toBe('stop');
    messages.push(choice?.message as (typeof messages)[number], { role: 'user', content: 'Why?' });
    await client.chat.completions.create({ model, messages, tools });
    expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
  });

  it.each([false, true])('runs the user’s tools and no others, stream: %s', async (stream) => {
    const scene = openChat();
    const { client, provider } = scene;
    const ran: string[] = [];
    provider.script(
      call('list_users'),
      [retrieve({ rows: '200' }), call('list_users', { page: 2 })],
      retrieve({ rows: '100' }),
      say('Done.'),
    );
    const body = {
      model,
      messages: [{ role: 'user' as const, content: 'Which users failed?' }],
      tools: [
        {
          type: 'function' as const,
          function: {
            name: 'list_users',
            description: 'Lists users',
            parameters: { type: 'object' as const },
            function: (page: string) => {
              ran.push(page);
              return USERS;
            },
          },
        },
      ],
    };
    const called: string[] = [];
    const note = ({ name }: { readonly name: string }): void => void called.push(name);
    const runner = stream
      ? client.chat.completions.runTools({ ...body, stream: true }).on('functionToolCall', note)
      : client.chat.completions.runTools(body).on('functionToolCall', note);
    expect(await runner.finalContent()).toBe('Done.');
    expect(ran).toEqual(['{}', '{"page":2}']);
    expect(called).toEqual(['list_users', 'list_users']);
    expect(JSON.stringify(runner.messages)).not.toContain('headroom_retrieve');
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('gives response, request id and data', async () => {
    const { client, provider } = openChat();
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const asked = client.chat.completions.create({ model, messages: history(), tools });
    const { data, response, request_id: id } = await asked.withResponse();
    expect(data.choices[0]?.message.content).toBe('Fine.');
    expect(id).toBe(response.headers.get('x-request-id'));
    expect(await asked).toHaveProperty('_request_id', id);
    expect(id).toMatch(/^req_/);
  });

  it('gives responses whose body can be read', async () => {
    const { client, provider } = openChat();
    provider.script(retrieve({ rows: '200' }), say('Fine.'), retrieve({ rows: '1' }), say('Too.'));
    const body = { model, messages: history(), tools };
    const response = await client.chat.completions.create(body).asResponse();
    const answer = await response.text();
    expect(JSON.parse(answer)).toMatchObject({ choices: [{ message: { content: 'Fine.' } }] });
    const streamed = await client.chat.completions.create({ ...body, stream: true }).asResponse();
    const text = await streamed.text();
    expect(text).toContain('Too.');
    expect(text).not.toContain('headroom');
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('answers raw requests of the client', async () => {
    const { client, provider } = openChat();
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const completion = await client.post<OpenAI.ChatCompletion>('/chat/completions', {
      body: { model, messages: history(), tools },
    });
    expect(completion.choices[0]?.message.content).toBe('Fine.');
    expect(provider.requests).toHaveLength(2);
  });
});

const strict = [
  {
    type: 'function' as const,
    function: {
      name: 'list_users',
      strict: true,
      parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
    },
  },
];
