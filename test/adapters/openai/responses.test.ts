import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createExchange } from '../../../adapters/http/exchange/wire/exchange.ts';
import { readText } from '../../../adapters/http/response/read-body.ts';
import { withHeadroom } from '../../../adapters/openai/index.ts';
import { call, retrieve, say, think } from '../../../src/testing/index.ts';
import { openScene, readBy, type Scene, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

interface ResponsesScene extends Scene {
  readonly client: OpenAI;
}

function open(...options: Parameters<typeof openScene>): ResponsesScene {
  const scene = openScene(...options);
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: scene.provider.fetch, maxRetries: 0 });
  return { ...scene, client: withHeadroom(bare, { headroom: scene.headroom }) };
}

type Input = OpenAI.Responses.ResponseInputItem[];

const model = 'gpt-5.2';
const tools: OpenAI.Responses.Tool[] = [
  { type: 'function', name: 'list_users', parameters: { type: 'object' }, strict: false },
];

/** A conversation in which a tool has just returned something large. */
function history(): Input {
  return [
    { role: 'user', content: 'Which users failed?' },
    { type: 'function_call', call_id: 'call_a', name: 'list_users', arguments: '{}' },
    { type: 'function_call_output', call_id: 'call_a', output: USERS },
  ];
}

describe('the surfaces of responses', () => {
  it('streams by hand, with numbers without gaps', async () => {
    const { client, provider, ...scene } = open();
    provider.script([think('Hm.'), say('Look.'), retrieve({ rows: '200' })], say('Fine.'));
    const events: OpenAI.Responses.ResponseStreamEvent[] = [];
    for await (const event of await client.responses.create({
      model,
      input: history(),
      tools,
      stream: true,
    })) {
      events.push(event);
    }
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, at) => at));
    const added = events.filter((event) => event.type === 'response.output_item.added');
    expect(added.map((event) => event.output_index)).toEqual(added.map((_, at) => at));
    expect(JSON.stringify(added)).not.toContain('headroom');
    const last = events.at(-1);
    if (last?.type !== 'response.completed') throw new Error('not completed');
    const [created] = events;
    expect(created).toMatchObject({ response: { id: last.response.id } });
    expect(last.response.output.map(({ type }) => type)).toEqual([
      'reasoning',
      'message',
      'message',
    ]);
    expect(troublesOf({ provider, ...scene })).toEqual([]);
  });

  it('emits the events of .stream()', async () => {
    const { client, provider } = open();
    provider.script([say('Look.'), retrieve({ rows: '200' })], say('Fine.'));
    const texts: string[] = [];
    const response = await client.responses
      .stream({ model, input: history(), tools })
      .on('response.output_text.done', ({ text }) => texts.push(text))
      .finalResponse();
    expect(texts).toEqual(['Look.', 'Fine.']);
    expect(response.output_text).toBe('Look.Fine.');
  });

  it.each([false, true])('parses structured answers, stream: %s', async (stream) => {
    const { client, provider } = open();
    const text = { format: zodTextFormat(z.object({ failed: z.number() }), 'failed') };
    const [strict] = tools.map((tool) => ({ ...tool, strict: true }));
    provider.script(retrieve({ rows: '200' }), say('{"failed":11}'));
    const body = { model, input: history(), tools: strict === undefined ? [] : [strict], text };
    const response = stream
      ? await client.responses.stream(body).finalResponse()
      : await client.responses.parse(body);
    expect(response.output_parsed).toEqual({ failed: 11 });
  });

  it.each([false, true])('keeps structured answers whole, stream: %s', async (stream) => {
    const { client, provider } = open();
    provider.script([say('{"failed":10}'), retrieve({ rows: '200' })], say('{"failed":11}'));
    const input: Input = [...history(), { role: 'user', content: 'Answer in JSON.' }];
    const body = { model, input, tools, text: { format: { type: 'json_object' as const } } };
    const response = stream
      ? await client.responses.stream(body).finalResponse()
      : await client.responses.create(body);
    expect(JSON.parse(response.output_text)).toHaveProperty('failed');
    input.push(...(response.output as Input), { role: 'user', content: 'Why?' });
    await client.responses.create({ model, input, tools });
    expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
  });

  it('answers on the beta and raw', async () => {
    const { client, provider } = open();
    const body = { model, input: history(), tools };
    provider.script(retrieve({ rows: '1' }), say('One.'), retrieve({ rows: '2' }), say('Two.'));
    const one = await client.beta.responses.create({ ...body } as never);
    expect(JSON.stringify(one)).toContain('One.');
    const two = await client.post<OpenAI.Responses.Response>('/responses', { body });
    expect(JSON.stringify(two.output)).toContain('Two.');
    const { data, request_id: id } = await client.responses.create(body).withResponse();
    expect(data.output_text).toBe('Done.');
    expect(id).toMatch(/^req_/);
  });

  it('counts the tokens that will be sent', async () => {
    const { client, provider } = open();
    const body = { model, input: history(), tools };
    const { input_tokens: tokens } = await client.responses.inputTokens.count(body);
    await client.responses.create(body);
    expect(provider.requests[1]?.tokens.prompt).toBe(tokens);
    expect(provider.requests).toHaveLength(2);
  });

  it('leaves answers in the background without references', async () => {
    const { client, provider } = open();
    await client.responses.create({ model, input: history(), tools, background: true });
    expect(provider.requests[0]?.text).not.toContain('headroom');
    expect(provider.requests[0]?.bytes.length).toBeLessThan(USERS.length);
  });
});

describe('conversations that the provider holds', () => {
  it.each([
    ['previous_response_id', false],
    ['previous_response_id', true],
    ['conversation', false],
    ['conversation', true],
  ] as const)('by %s, with mixed calls, stream: %s', async (by, stream) => {
    const scene = open();
    const { client, provider } = scene;
    const held =
      by === 'conversation' ? { conversation: (await client.conversations.create()).id } : {};
    let previous = {};
    const ask = async (input: Input): Promise<OpenAI.Responses.Response> => {
      const body = { model, input, tools, ...held, ...previous };
      const response = stream
        ? await client.responses.stream(body).finalResponse()
        : await client.responses.create(body);
      if (by === 'previous_response_id') previous = { previous_response_id: response.id };
      return response;
    };
    provider.script(call('list_users', {}, { id: 'call_a' }));
    await ask([{ role: 'user', content: 'Which users failed?' }]);
    provider.script(retrieve({ rows: '100' }), [
      retrieve({ rows: '200' }),
      call('list_users', { page: 2 }, { id: 'call_b' }),
    ]);
    const { output } = await ask([
      { type: 'function_call_output', call_id: 'call_a', output: USERS },
    ]);
    expect(output.map(({ type }) => type)).toEqual(['function_call']);
    provider.script(say('Done.'));
    const { output_text: text } = await ask([
      { type: 'function_call_output', call_id: 'call_b', output: 'none' },
    ]);
    expect(text).toBe('Done.');
    expect(readBy(scene)).toContain('user 199 of 881');
    await ask([{ role: 'user', content: 'Thanks.' }]);
    expect(troublesOf(scene)).toEqual([]);
  });
});

describe('the tools that a response repeats', () => {
  const pasted: Input = [{ role: 'user', content: `Which users failed?\n\n${USERS}` }];

  it.each([
    ['one request', false],
    ['one request', true],
    ['several requests', false],
    ['several requests', true],
  ])('are those of the request, in an answer to %s, stream: %s', async (requests, stream) => {
    const hidden = requests === 'one request' ? [] : [retrieve({ rows: '200' })];
    const answers = hidden.length + 1;
    const scene = open();
    const { client, provider } = scene;
    for (const given of [{}, { tools }]) {
      provider.reset();
      provider.script(...hidden, say('Fine.'), ...hidden, say('So.'));
      const body = { model, input: pasted, ...given };
      const responses = await responsesTo(client, body, stream);
      expect(provider.requests).toHaveLength(answers);
      expect(provider.requests[0]?.text).toContain('headroom_retrieve');
      for (const response of responses) expect(response.tools).toEqual(body.tools ?? []);
      const { output = [], tools: repeated = [] } = responses.at(-1) ?? {};
      const input: Input = [...pasted, ...(output as Input), { role: 'user', content: 'Why?' }];
      const again = repeated.length === 0 ? {} : { tools: repeated };
      const next = await responsesTo(client, { model, input, ...again }, stream);
      expect(JSON.stringify(next.at(-1)?.output)).toContain('So.');
      expect(provider.requests).toHaveLength(2 * answers);
      expect(troublesOf(scene)).toEqual([]);
    }
  });

  it.each([false, true])('stay the bytes that they were, stream: %s', async (stream) => {
    const own = '{"name":"headroom_retrieve", "type":"function", "strict":false}';
    const theirs = String.raw`{ "type":"function","name":"a\u0062","parameters":{"x":1.0e2} }`;
    const written = (repeated: string): string => {
      const response = `{"id":"r" ,"tools": [ ${repeated} ], "output": [ ],"usage": null, "status":"completed"}`;
      const data = `{"type":"response.completed", "response":${response},"sequence_number":0}`;
      return stream ? `event: response.completed\nid: 7\ndata: ${data}\n\n` : response;
    };
    const sendThrough = async (body: object, answer: string): Promise<string> => {
      const type = stream ? 'text/event-stream' : 'application/json';
      const exchange = createExchange(openScene().headroom);
      const response = await exchange({
        format: 'openai-responses',
        body: JSON.stringify(body),
        send: async () => new Response(answer, { headers: { 'content-type': type } }),
      });
      return readText(response);
    };
    const body = { model, input: history(), tools };
    const shown = await sendThrough(body, written(`${theirs} , ${own}`));
    expect(shown).toBe(written(theirs));
    expect(await sendThrough(body, written(own))).toBe(written(''));
    expect(await sendThrough(body, written(theirs))).toBe(written(theirs));
    const named = { ...body, tools: [{ type: 'function', name: 'headroom_retrieve' }] };
    expect(await sendThrough(named, written(own))).toBe(written(own));
  });
});

/** All responses that a client sees for a request. */
async function responsesTo(
  client: OpenAI,
  body: OpenAI.Responses.ResponseCreateParamsNonStreaming,
  stream: boolean,
): Promise<readonly OpenAI.Responses.Response[]> {
  if (!stream) return [await client.responses.create(body)];
  const responses: OpenAI.Responses.Response[] = [];
  for await (const event of await client.responses.create({ ...body, stream })) {
    if ('response' in event) responses.push(event.response);
  }
  return responses;
}

describe('what a request allows', () => {
  it.each<readonly [string, Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming>, boolean]>([
    ['any call is required', { tool_choice: 'required' }, true],
    [
      'some tools are allowed',
      {
        tool_choice: {
          type: 'allowed_tools',
          mode: 'auto',
          tools: [{ type: 'function', name: 'list_users' }],
        },
      },
      true,
    ],
    ['no calls are allowed', { tool_choice: 'none' }, false],
    ['a call is forced', { tool_choice: { type: 'function', name: 'list_users' } }, false],
  ])('%s', async (_, parameters, refers) => {
    const scene = open();
    const { client, provider } = scene;
    if (refers) provider.script(retrieve({ rows: '200' }), call('list_users'));
    const body = { model, input: history(), tools, ...parameters };
    const { output } = await client.responses.create(body);
    expect(JSON.stringify(output)).not.toContain('headroom');
    expect(provider.requests).toHaveLength(refers ? 2 : 1);
    expect(/\[headroom hash=[0-9a-f]{24}/.test(provider.requests[0]?.text ?? '')).toBe(refers);
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each([false, true])('ends with a call where one is required, stream: %s', async (stream) => {
    const { client, provider } = open();
    for (let round = 0; round < 40; round += 1) provider.script(retrieve({ rows: '1' }));
    const body = { model, input: history(), tools, tool_choice: 'required' as const };
    const response = stream
      ? await client.responses.stream(body).finalResponse()
      : await client.responses.create(body);
    expect(response.status).toBe('completed');
    expect(response.output).toEqual([]);
    expect(provider.requests.length).toBeLessThan(15);
  });
});

describe('what is not known here', () => {
  it('passes item types and fields through', async () => {
    const { client, provider } = open();
    const input = [
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Look.', x_new: 1 }] },
      {
        type: 'computer_call_output',
        call_id: 'c1',
        output: { type: 'computer_screenshot', image_url: 'data:,' },
      },
      { type: 'mystery', payload: { deep: [1.0, 'ü'] } },
      ...history().slice(1),
    ] as unknown as Input;
    await client.responses.create({ model, input, tools });
    const sent = provider.requests[0]?.body as { input: unknown[] };
    expect(sent.input.slice(0, 4)).toEqual(input.slice(0, 4));
  });

  it('finds hidden calls by references to items, too', async () => {
    const scene = open();
    const { client, provider } = scene;
    provider.script([think('Hm.'), retrieve({ rows: '200' })], [think('So.'), say('Fine.')]);
    const { output } = await client.responses.create({ model, input: history(), tools });
    const references = output.map(({ id }) => ({ type: 'item_reference' as const, id: id ?? '' }));
    const input: Input = [...history(), ...references, { role: 'user', content: 'Thanks.' }];
    await client.responses.create({ model, input, tools });
    expect(troublesOf(scene)).toEqual([]);
  });
});
