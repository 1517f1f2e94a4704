import { zodTextFormat } from 'openai/helpers/zod';
import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { call, createProvider, say, think } from '../../../src/testing/index.ts';
import { errorOf, openaiOf, responsesTool } from './support.ts';

const model = 'gpt-5.2';
const input = 'Weather in Oslo?';
const tools = [responsesTool];
const output = (call_id: string, text = 'rain') =>
  ({ type: 'function_call_output', call_id, output: text }) as const;
const made = (call_id: string) =>
  ({ type: 'function_call', call_id, name: 'get_weather', arguments: '{}' }) as const;
const user = { role: 'user', content: input } as const;

/** In the order in which each comes first. */
const EVENTS = `created in_progress output_item.added reasoning_summary_part.added
  reasoning_summary_text.delta reasoning_summary_text.done reasoning_summary_part.done output_item.done
  content_part.added output_text.delta output_text.done content_part.done
  function_call_arguments.delta function_call_arguments.done completed`.split(/\s+/);

describe('responses', () => {
  it('goes on from a stored response', async () => {
    const provider = createProvider();
    provider.script(
      [think('Hm.'), call('get_weather', { city: 'Oslo' }, { id: 'c1' })],
      say('Rain.'),
    );
    const client = openaiOf(provider);
    const first = await client.responses.create({
      model,
      input,
      tools,
      reasoning: { summary: 'auto' },
    });
    expect(first.output).toMatchObject([
      { type: 'reasoning', summary: [{ text: 'Hm.' }] },
      { type: 'function_call', call_id: 'c1', name: 'get_weather', arguments: '{"city":"Oslo"}' },
    ]);
    const next = { model, tools, previous_response_id: first.id };
    const second = await client.responses.create({ ...next, input: [output('c1')] });
    expect(second.output_text).toBe('Rain.');
    const conversation = provider.requests[1]?.conversation;
    expect(conversation?.slice(1)).toEqual([...first.output, output('c1')]);
    expect(provider.requests[1]?.prefixKept).toBe(true);
    const stored = await client.responses.retrieve(second.id);
    expect(stored.output).toEqual(second.output);
  });

  it('streams every item with its events', async () => {
    const provider = createProvider({ stream: { tokensPerDelta: 1 } });
    provider.script([think('Where is it?'), say('I look.'), call('get_weather', { city: 'Oslo' })]);
    const stream = openaiOf(provider).responses.stream({
      model,
      input,
      tools,
      reasoning: { summary: 'auto' },
    });
    const types = new Set<string>();
    let sequence = 0;
    for await (const event of stream) {
      types.add(event.type.replace('response.', ''));
      expect(event.sequence_number).toBe(sequence);
      sequence += 1;
    }
    expect([...types]).toEqual(EVENTS);
    const final = await stream.finalResponse();
    expect(final.output_text).toBe('I look.');
    expect(final.output).toMatchObject([
      { type: 'reasoning', summary: [{ text: 'Where is it?' }] },
      { type: 'message' },
      { type: 'function_call', arguments: '{"city":"Oslo"}' },
    ]);
  });

  it('parses JSON of a schema', async () => {
    const provider = createProvider();
    const text = { format: zodTextFormat(z.object({ city: z.string() }), 'weather') };
    const client = openaiOf(provider);
    expect((await client.responses.parse({ model, input, text })).output_parsed).toEqual({
      city: 'text',
    });
    const streamed = await client.responses.stream({ model, input, text }).finalResponse();
    expect(streamed.output_parsed).toEqual({ city: 'text' });
  });

  it('takes a conversation back in full when nothing is stored', async () => {
    const provider = createProvider();
    provider.script([think('Hm.'), call('get_weather', { city: 'Oslo' }, { id: 'c1' })]);
    const client = openaiOf(provider);
    const include = ['reasoning.encrypted_content' as const];
    const body = { model, tools, store: false, include };
    const first = await client.responses.create({ ...body, input: [user] });
    const items = [user, ...first.output, output('c1')] as ResponseInputItem[];
    await client.responses.create({ ...body, input: items });
    expect(provider.requests[1]).toMatchObject({ prefixKept: true });
    expect(provider.requests[1]).not.toHaveProperty('refusal');
    expect(await errorOf(client.responses.retrieve(first.id))).toMatchObject({ status: 404 });
    const error = await errorOf(
      client.responses.create({ ...body, input: 'And?', previous_response_id: first.id }),
    );
    expect(error).toMatchObject({ status: 400, code: 'previous_response_not_found' });
  });

  it('holds conversations', async () => {
    const provider = createProvider();
    const client = openaiOf(provider);
    const conversation = await client.conversations.create({ metadata: { topic: 'weather' } });
    const body = { model, tools, conversation: conversation.id };
    provider.script(call('get_weather', { city: 'Oslo' }, { id: 'c1' }));
    await client.responses.create({ ...body, input });
    const open = await errorOf(client.responses.create({ ...body, input: 'Well?' }));
    expect(open.message).toContain('No tool output found for function call c1.');
    await client.responses.create({ ...body, input: [output('c1')] });
    expect(provider.requests.at(-1)?.conversation).toHaveLength(3);
    const items = await client.conversations.items.list(conversation.id);
    expect(items.data).toHaveLength(4);
    expect((await client.conversations.retrieve(conversation.id)).id).toBe(conversation.id);
  });

  it('counts tokens, and answers later in the background', async () => {
    const provider = createProvider({ script: () => say('Rain.') });
    const client = openaiOf(provider);
    const counted = await client.responses.inputTokens.count({ model, input, tools });
    const started = await client.responses.create({ model, input, tools, background: true });
    expect(started).toMatchObject({ status: 'queued', output: [] });
    const finished = await client.responses.retrieve(started.id);
    expect(finished).toMatchObject({ status: 'completed', output_text: 'Rain.' });
    expect(finished.usage?.input_tokens).toBe(counted.input_tokens);
  });

  it('offers tools that come later in the input', async () => {
    const provider = createProvider({ script: () => call('get_weather', {}, { id: 'c1' }) });
    const later = { type: 'additional_tools', role: 'developer', tools };
    const answer = await openaiOf(provider).responses.create({
      model,
      input: [user, later as never],
    });
    expect(answer.output).toMatchObject([{ name: 'get_weather', call_id: 'c1' }]);
  });

  it('stays within allowed tools and one call at a time', async () => {
    const other = { ...responsesTool, name: 'other' };
    const provider = createProvider({
      script: () => [call('other'), call('get_weather'), call('get_weather')],
    });
    const client = openaiOf(provider);
    const body = { model, input, tools: [other, ...tools] };
    const allowed = { type: 'allowed_tools', mode: 'auto', tools: [responsesTool] } as never;
    const limited = await client.responses.create({ ...body, tool_choice: allowed });
    expect(limited.output).toMatchObject([{ name: 'get_weather' }, { name: 'get_weather' }]);
    const one = await client.responses.create({ ...body, parallel_tool_calls: false });
    expect(one.output).toMatchObject([{ name: 'other' }]);
  });
});

interface Reasoning {
  encrypted_content: string;
}

describe('responses refuse', () => {
  it.each<[string, object]>([
    ['No tool output found for function call a.', { input: [user, made('a')] }],
    ['No tool call found for function call output with call_id x.', { input: [user, output('x')] }],
    [
      'Duplicate output for function call a',
      { input: [user, made('a'), output('a'), output('a')] },
    ],
    ['Duplicate function call with call_id a', { input: [made('a'), made('a'), output('a')] }],
    ["Unknown parameter: 'headroom'", { headroom: {} }],
    ["Missing required parameter: 'model'", { model: undefined }],
    ["Previous response with id 'resp_x' not found", { previous_response_id: 'resp_x' }],
    ['Mutually exclusive', { previous_response_id: 'a', conversation: 'b' }],
    ["'input[0].content': it is empty", { input: [{ role: 'user', content: '' }] }],
    ["Invalid 'input': it is empty", { input: '' }],
    [
      "Supported values are: 'output_text', 'refusal'",
      { input: [{ role: 'assistant', content: [{ type: 'input_text', text: 'x' }] }] },
    ],
    ["'input[0].call_id'", { input: [{ type: 'function_call', name: 'x', arguments: '{}' }] }],
    [
      "not found in 'tools' parameter: 'other'",
      { tool_choice: { type: 'function', name: 'other' } },
    ],
    ['must contain the word', { text: { format: { type: 'json_object' } } }],
    ['Background mode requires', { background: true, store: false }],
  ])('%s', async (message, change) => {
    const provider = createProvider();
    const request = { model, input, tools, ...change } as never;
    const error = await errorOf(openaiOf(provider).responses.create(request));
    expect(error).toMatchObject({ status: 400, type: 'invalid_request_error' });
    expect(error.message).toContain(message);
    expect(provider.requests[0]?.refusal).toContain(message);
  });

  it('what is not held', async () => {
    const client = openaiOf(createProvider());
    const body = { model, input: [{ type: 'item_reference', id: 'fc_9' }] } as never;
    expect(await errorOf(client.responses.create(body))).toMatchObject({ status: 404 });
    const conversation = { model, input, conversation: 'conv_9' };
    expect(await errorOf(client.responses.create(conversation))).toMatchObject({ status: 404 });
    expect(await errorOf(client.responses.retrieve('resp_9'))).toMatchObject({ status: 404 });
    expect(await errorOf(client.conversations.retrieve('conv_9'))).toMatchObject({ status: 404 });
  });

  it('reasoning that is changed, alone, or missing', async () => {
    const provider = createProvider();
    const client = openaiOf(provider);
    const include = ['reasoning.encrypted_content' as const];
    const body = { model, tools, store: false, include };
    provider.script([
      think('Hm.'),
      call('get_weather', {}, { id: 'c1' }),
      call('get_weather', {}, { id: 'c2' }),
    ]);
    const first = await client.responses.create({ ...body, input: [user] });
    const [reasoning, one, two] = first.output as unknown as [Reasoning, object, object];
    const send = async (...items: object[]) => {
      const request = { ...body, input: [user, ...items, output('c1'), output('c2')] };
      return (await errorOf(client.responses.create(request as never))).message;
    };
    const alone = "of type 'reasoning' was provided without its required following item";
    expect(await send(one, two, reasoning)).toContain(alone);
    expect(await send(reasoning, two, one)).toContain(alone);
    const changed = { ...reasoning, encrypted_content: `${reasoning.encrypted_content}AA` };
    expect(await send(changed, one, two)).toContain('could not be verified');
    const bare = { ...reasoning, encrypted_content: undefined };
    expect(await send(bare, one, two)).toContain('Items are not persisted when `store` is set');
    const other = { ...made('c1'), name: 'other' };
    expect(await send(reasoning, { ...made('c2') }, other)).toContain(alone);
    const end = { ...body, input: [user, reasoning] } as never;
    expect((await errorOf(client.responses.create(end))).message).toContain(alone);
  });

  it('a stored item without its reasoning', async () => {
    const provider = createProvider();
    const client = openaiOf(provider);
    provider.script([think('Hm.'), call('get_weather', {}, { id: 'c1' })]);
    const { output: items } = await client.responses.create({ model, tools, input: [user] });
    const alone = { model, tools, input: [user, ...items.slice(1), output('c1')] } as never;
    expect((await errorOf(client.responses.create(alone))).message).toContain(
      "of type 'function_call' was provided without its required 'reasoning' item: 'rs_",
    );
    const whole = { model, tools, input: [user, ...items, output('c1')] } as never;
    expect((await client.responses.create(whole)).output_text).toBe('Done.');
  });
});
