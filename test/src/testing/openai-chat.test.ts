import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletionMessageParam } from 'openai/resources';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { call, createProvider, retrieve, say, think } from '../../../src/testing/index.ts';
import { chatTool, errorOf, listOf, openaiOf } from './support.ts';

const model = 'gpt-5.2';
const user: ChatCompletionMessageParam = { role: 'user', content: 'Weather in Oslo?' };
const calling = (...ids: string[]): ChatCompletionMessageParam => ({
  role: 'assistant',
  content: null,
  tool_calls: ids.map((id) => ({
    id,
    type: 'function',
    function: { name: 'get_weather', arguments: '{"city":"Oslo"}' },
  })),
});
const result = (id: string, content = 'rain'): ChatCompletionMessageParam => ({
  role: 'tool',
  tool_call_id: id,
  content,
});

describe('chat completions', () => {
  it('plays turns as JSON and records the requests', async () => {
    const provider = createProvider();
    provider.script([say('Let me look. '), call('get_weather', { city: 'Oslo' })], say('Rain.'));
    const client = openaiOf(provider);
    const messages: ChatCompletionMessageParam[] = [user];
    const first = await client.chat.completions.create({ model, messages, tools: [chatTool] });
    const [choice] = first.choices;
    expect(choice?.finish_reason).toBe('tool_calls');
    expect(choice?.message.content).toBe('Let me look. ');
    const id = choice?.message.tool_calls?.[0]?.id ?? '';
    if (choice !== undefined) messages.push(choice.message, result(id));
    const second = await client.chat.completions.create({ model, messages, tools: [chatTool] });
    expect(second.choices[0]?.message.content).toBe('Rain.');
    expect(second._request_id).toMatch(/^req_/);
    expect(provider.requests).toHaveLength(2);
    expect(provider.requests[1]).toMatchObject({
      format: 'openai-chat',
      path: '/v1/chat/completions',
      method: 'POST',
      prefixKept: true,
      aborted: false,
    });
    expect(provider.requests[1]?.headers['authorization']).toBe('<redacted>');
    expect(provider.requests[1]?.conversation).toEqual(messages);
    expect(JSON.parse(provider.requests[1]?.text ?? '')).toEqual(provider.requests[1]?.body);
  });

  it('streams text and calls that the SDK puts together', async () => {
    const provider = createProvider({ stream: { tokensPerDelta: 1 } });
    provider.script([say('Let me look it up. '), call('get_weather', { city: 'Oslo' })]);
    const stream = openaiOf(provider).chat.completions.stream({
      model,
      messages: [user],
      tools: [chatTool],
      stream_options: { include_usage: true },
    });
    const final = await stream.finalChatCompletion();
    expect(final.choices[0]?.message.content).toBe('Let me look it up. ');
    const [made] = final.choices[0]?.message.tool_calls ?? [];
    expect(made).toMatchObject({ function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } });
    expect(final.usage?.prompt_tokens).toBe(provider.requests[0]?.tokens.prompt);
  });

  it('sends the role once and usage only where it was asked for', async () => {
    const provider = createProvider({ script: () => say('one two three four five six seven') });
    const client = openaiOf(provider);
    const body = { model, messages: [user], stream: true as const };
    const plain = await listOf(await client.chat.completions.create(body));
    expect(plain.filter(({ choices }) => choices[0]?.delta.role !== undefined)).toHaveLength(1);
    expect(plain.some((chunk) => 'usage' in chunk)).toBe(false);
    const counted = await listOf(
      await client.chat.completions.create({ ...body, stream_options: { include_usage: true } }),
    );
    expect(counted.filter(({ usage }) => usage !== null)).toEqual([counted.at(-1)]);
    expect(counted.at(-1)?.choices).toEqual([]);
  });

  it('answers a schema with JSON of its own, and refuses a script that does not', async () => {
    const provider = createProvider();
    const client = openaiOf(provider);
    const format = zodResponseFormat(z.object({ city: z.string(), days: z.number() }), 'weather');
    const body = { model, messages: [user], response_format: format };
    const parsed = await client.chat.completions.parse(body);
    expect(parsed.choices[0]?.message.parsed).toEqual({ city: 'text', days: 1 });
    provider.script(say('no JSON'));
    const error = await errorOf(client.chat.completions.parse(body));
    expect(error).toMatchObject({ status: 500 });
    expect(error.message).toContain('the request wants JSON');
  });

  it('runs tools, with a retrieve call for a reference that the request shows', async () => {
    const provider = createProvider();
    provider.script(
      call('get_weather', { city: 'Oslo' }),
      retrieve({ query: 'failed' }),
      say('Ok.'),
    );
    const reference = `[headroom hash=${'0a'.repeat(12)}: rows 2-9 omitted; source intact]`;
    const seen: unknown[] = [];
    const tool = (name: string, answer: string) => ({
      type: 'function' as const,
      function: {
        name,
        description: name,
        parameters: { type: 'object', properties: {} },
        function: (value: string) => {
          seen.push(JSON.parse(value));
          return answer;
        },
      },
    });
    const runner = openaiOf(provider).chat.completions.runTools({
      model,
      messages: [user],
      tools: [tool('get_weather', reference), tool('headroom_retrieve', 'all of it')],
    });
    expect(await runner.finalContent()).toBe('Ok.');
    expect(seen).toEqual([{ city: 'Oslo' }, { hash: '0a'.repeat(12), query: 'failed' }]);
    expect(provider.requests.map(({ prefixKept }) => prefixKept)).toEqual([true, true, true]);
  });

  it('stays within tool_choice', async () => {
    const provider = createProvider({ script: () => call('get_weather', { city: 'Oslo' }) });
    const client = openaiOf(provider);
    const ask = async (tool_choice: unknown, script = true) => {
      if (!script) provider.script(say('no call'));
      const body = { model, messages: [user], tools: [chatTool], tool_choice };
      const made = await client.chat.completions.create(body as never);
      return made.choices[0]?.message;
    };
    expect(await ask('none')).toMatchObject({ content: 'Done.' });
    expect((await ask('none'))?.tool_calls).toBeUndefined();
    const forced = { type: 'function', function: { name: 'get_weather' } };
    for (const choice of ['required', forced]) {
      expect((await ask(choice, false))?.tool_calls).toMatchObject([
        { function: { name: 'get_weather', arguments: '{"city":"text"}' } },
      ]);
    }
  });

  it('gives as many choices as asked for, and does not show what it thinks', async () => {
    const provider = createProvider({ script: () => [think('Hm, let me see.'), say('Rain.')] });
    const body = { model, messages: [user], n: 2 };
    const made = await openaiOf(provider).chat.completions.create(body);
    expect(made.choices.map(({ message }) => message.content)).toEqual(['Rain.', 'Rain.']);
    expect(JSON.stringify(made)).not.toContain('Hm');
    expect(made.usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(4);
  });
});

describe('chat completions refuse', () => {
  const refused = async (body: object): Promise<string> => {
    const provider = createProvider();
    const request = { model, messages: [user], ...body } as never;
    const error = await errorOf(openaiOf(provider).chat.completions.create(request));
    expect(error).toMatchObject({ status: 400, type: 'invalid_request_error' });
    expect(error.message).toContain(provider.requests[0]?.refusal);
    return error.message;
  };

  it.each<[string, object]>([
    [
      "'tool_call_id'. The following tool_call_ids did not have response messages: b",
      { messages: [user, calling('a', 'b'), result('a'), user] },
    ],
    ['did not have response messages: a', { messages: [user, calling('a')] }],
    [
      "must be a response to a preceeding message with 'tool_calls'. No open call 'x' at messages.[1]",
      { messages: [user, result('x')] },
    ],
    [
      "No open call 'a' at messages.[3]",
      { messages: [user, calling('a'), result('a'), result('a')] },
    ],
    [
      "messages[3].tool_calls[0].id': 'a' names an earlier call",
      { messages: [user, calling('a'), result('a'), calling('a'), result('a')] },
    ],
    ["'messages[0].content': it is empty", { messages: [{ role: 'user', content: '' }] }],
    ["'messages[0].content': it is empty", { messages: [{ role: 'user', content: [] }] }],
    [
      "'messages[0].content[0].text': it is empty",
      { messages: [{ role: 'user', content: [{ type: 'text', text: '' }] }] },
    ],
    [
      "'messages[0].content': expected a string or an array, got null",
      { messages: [{ role: 'assistant', content: null }] },
    ],
    ["'messages[0].role'", { messages: [{ role: 'robot', content: 'x' }] }],
    ["'messages': empty array", { messages: [] }],
    ['Unrecognized request argument supplied: headroom', { headroom: { mode: 'x' } }],
    ['you must provide a model parameter', { model: undefined }],
    [
      "'stream_options' parameter is only allowed when 'stream' is enabled",
      { stream_options: { include_usage: true } },
    ],
    ["'tool_choice' is only allowed when 'tools' are specified", { tool_choice: 'auto' }],
    [
      "not found in 'tools' parameter: 'other'",
      { tools: [chatTool], tool_choice: { type: 'function', function: { name: 'other' } } },
    ],
    ["'tools': empty array", { tools: [] }],
    ["'get_weather' is defined twice", { tools: [chatTool, chatTool] }],
    ["must contain the word 'json'", { response_format: { type: 'json_object' } }],
    [
      "'response_format.json_schema.name'",
      { response_format: { type: 'json_schema', json_schema: {} } },
    ],
    ["Invalid 'n'", { n: 0 }],
  ])('%s', async (message, body) => {
    expect(await refused(body)).toContain(message);
  });

  it('a call of a tool that is not offered, as an error of the script', async () => {
    const provider = createProvider({ script: () => call('other') });
    const client = openaiOf(provider).withOptions({ maxRetries: 2 });
    const error = await errorOf(client.chat.completions.create({ model, messages: [user] }));
    expect(error.message).toContain('the script calls "other", but the request offers none');
    expect(error).toMatchObject({ status: 500 });
    expect(provider.requests).toHaveLength(1);
  });

  it('a retrieve call without a reference, as an error of the script', async () => {
    const provider = createProvider({ script: () => retrieve() });
    const error = await errorOf(
      openaiOf(provider).chat.completions.create({ model, messages: [user] }),
    );
    expect(error.message).toContain('reference 1 of 0');
  });
});
