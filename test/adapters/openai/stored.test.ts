import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { call, retrieve, say, think } from '../../../src/testing/index.ts';
import { openScene, type Scene, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

interface StoredScene extends Scene {
  /** Through the Headroom. */
  readonly client: OpenAI;
  /** What the provider holds. */
  readonly bare: OpenAI;
}

function open(): StoredScene {
  const scene = openScene();
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: scene.provider.fetch, maxRetries: 0 });
  return { ...scene, bare, client: withHeadroom(bare, { headroom: scene.headroom }) };
}

type Input = OpenAI.Responses.ResponseInputItem[];
type Body = OpenAI.Responses.ResponseCreateParamsNonStreaming;

const model = 'gpt-5.2';
const tools: OpenAI.Responses.Tool[] = [
  { type: 'function', name: 'list_users', parameters: { type: 'object' }, strict: false },
];
const input: Input = [
  { role: 'user', content: 'Which users failed?' },
  { type: 'function_call', call_id: 'call_a', name: 'list_users', arguments: '{}' },
  { type: 'function_call_output', call_id: 'call_a', output: USERS },
];

async function ask(
  client: OpenAI,
  body: Body,
  stream: boolean,
): Promise<OpenAI.Responses.Response> {
  if (!stream) return client.responses.create(body);
  const shown: OpenAI.Responses.Response[] = [];
  for await (const event of await client.responses.create({ ...body, stream })) {
    if (event.type === 'response.completed') shown.push(event.response);
  }
  const [response] = shown;
  if (response === undefined) throw new Error('not completed');
  return response;
}

async function listed(pages: AsyncIterable<object>): Promise<readonly object[]> {
  const items: object[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

const typesOf = (items: readonly object[]): readonly unknown[] =>
  items.map((item) => ('type' in item ? item.type : 'message'));

describe.each([false, true])('a stored response with hidden calls, stream: %s', (stream) => {
  it('is retrieved as it was shown', async () => {
    const { client, provider } = open();
    provider.script(
      [think('Hm.'), say('Look.'), retrieve({ rows: '200' })],
      [retrieve({ rows: '100' })],
      [think('So.'), say('Fine.')],
    );
    const shown = await ask(client, { model, input, tools }, stream);
    const read = await client.responses.retrieve(shown.id);
    expect({ ...read, output_text: '' }).toEqual({ ...shown, output_text: '' });
    expect(JSON.stringify(read)).not.toContain('headroom_retrieve');
    expect(read.output.map(({ type }) => type)).toEqual([
      'reasoning',
      'message',
      'reasoning',
      'message',
    ]);
  });

  it('lists its input without hidden items, page by page', async () => {
    const { client, provider } = open();
    provider.script(
      [say('Look.'), retrieve({ rows: '200' })],
      [retrieve({ rows: '1' })],
      say('Fine.'),
    );
    const first = await ask(client, { model, input, tools }, stream);
    const types = typesOf(input);
    for (const limit of [1, 2, 100]) {
      const pages = client.responses.inputItems.list(first.id, { limit, order: 'asc' });
      expect(typesOf(await listed(pages))).toEqual(types);
    }
    provider.script(say('You are welcome.'));
    const more: Input = [
      ...input,
      ...(first.output as Input),
      { role: 'user', content: 'Thanks.' },
    ];
    const second = await ask(client, { model, input: more, tools }, stream);
    for (const limit of [1, 2, 100]) {
      const pages = client.responses.inputItems.list(second.id, { limit });
      expect(typesOf(await listed(pages))).toEqual(typesOf(more).toReversed());
    }
  });

  it('is deleted with all its parts', async () => {
    const { client, bare, provider } = open();
    provider.script(retrieve({ rows: '200' }), [retrieve({ rows: '1' })], say('Fine.'));
    const shown = await ask(client, { model, input, tools }, stream);
    const { length } = provider.requests;
    expect(length).toBe(3);
    await client.responses.delete(shown.id);
    const deleted = provider.requests.slice(length).map(({ path }) => path.split('/').at(-1) ?? '');
    expect(new Set(deleted).size).toBe(3);
    expect(deleted.at(-1)).toBe(shown.id);
    for (const id of deleted) {
      await expect(bare.responses.retrieve(id)).rejects.toMatchObject({ status: 404 });
    }
    const gone = `Response with id '${shown.id}' not found.`;
    await expect(client.responses.retrieve(shown.id)).rejects.toThrow(gone);
    await expect(client.responses.delete(shown.id)).rejects.toThrow(gone);
    await expect(client.responses.inputItems.list(shown.id)).rejects.toThrow(gone);
  });

  it('is part of chains', async () => {
    const scene = open();
    const { client, provider } = scene;
    provider.script(call('list_users', {}, { id: 'call_a' }));
    const first = await ask(client, { model, input: 'Which users failed?', tools }, stream);
    provider.script(retrieve({ rows: '1' }), [
      retrieve({ rows: '2' }),
      call('list_users', { page: 2 }, { id: 'call_b' }),
    ]);
    const output = (id: string, text: string): Input[number] => ({
      type: 'function_call_output',
      call_id: id,
      output: text,
    });
    const second = await ask(
      client,
      { model, tools, previous_response_id: first.id, input: [output('call_a', USERS)] },
      stream,
    );
    provider.script(say('Done.'));
    const third = await ask(
      client,
      { model, tools, previous_response_id: second.id, input: [output('call_b', 'none')] },
      stream,
    );
    const types = ['message', 'function_call', 'function_call_output'];
    for (const [response, previous, count] of [
      [first, null, 1],
      [second, first.id, 3],
      [third, second.id, 5],
    ] as const) {
      const read = await client.responses.retrieve(response.id);
      expect(read.previous_response_id).toBe(previous);
      expect(read.output).toEqual(response.output);
      expect(read.tools).toEqual(tools);
      const items = await listed(
        client.responses.inputItems.list(response.id, { order: 'asc', limit: 2 }),
      );
      expect(typesOf(items)).toEqual([...types, ...types.slice(1)].slice(0, count));
    }
    expect(troublesOf(scene)).toEqual([]);
  });

  it('lists the items of a conversation without hidden ones', async () => {
    const { client, provider } = open();
    const conversation = (await client.conversations.create()).id;
    provider.script(call('list_users', {}, { id: 'call_a' }));
    await ask(client, { model, conversation, input: 'Which users failed?', tools }, stream);
    provider.script(retrieve({ rows: '1' }), say('Done.'));
    const given: Input = [{ type: 'function_call_output', call_id: 'call_a', output: USERS }];
    await ask(client, { model, conversation, input: given, tools }, stream);
    for (const limit of [1, 3, 100]) {
      const items = await listed(
        client.conversations.items.list(conversation, { order: 'asc', limit }),
      );
      expect(typesOf(items)).toEqual([
        'message',
        'function_call',
        'function_call_output',
        'message',
      ]);
    }
  });
});
