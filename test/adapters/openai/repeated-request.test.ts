import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { call, type Provider, retrieve, say } from '../../../src/testing/index.ts';
import { rawProvider } from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

type Body = OpenAI.Responses.ResponseCreateParamsNonStreaming;
type Seen = Pick<OpenAI.Responses.Response, 'tool_choice' | 'tools' | 'previous_response_id'>;

const tools: OpenAI.Responses.Tool[] = [
  { type: 'function', name: 'list_users', parameters: { type: 'object' }, strict: false },
];
const output = { type: 'function_call_output' as const, call_id: 'call_a', output: USERS };
const request: Body = {
  model: 'gpt-5.2',
  input: [
    { role: 'user', content: 'Which users failed?' },
    { type: 'function_call', call_id: 'call_a', name: 'list_users', arguments: '{}' },
    output,
  ],
  tools,
};
const ROUNDS = Array.from({ length: 5 }, (_, row) => retrieve({ rows: `${200 + row}` }));

function open(): { client: OpenAI; provider: Provider } {
  const { provider, headroom } = openScene();
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: provider.fetch, maxRetries: 0 });
  return { provider, client: withHeadroom(bare, { headroom }) };
}

/** Every response that a client sees for a request. */
async function seenBy(client: OpenAI, body: Body, stream: boolean): Promise<readonly Seen[]> {
  if (!stream) return [await client.responses.create(body)];
  const seen: Seen[] = [];
  for await (const event of await client.responses.create({ ...body, stream })) {
    if ('response' in event) seen.push(event.response);
  }
  return seen;
}

describe.each([false, true])(
  'a response repeats what the client asked for, stream: %s',
  (stream) => {
    it('where some tools are allowed', async () => {
      const { client, provider } = open();
      const allowed = [{ type: 'function', name: 'list_users' }];
      const tool_choice = { type: 'allowed_tools' as const, mode: 'auto' as const, tools: allowed };
      provider.script(retrieve({ rows: '200' }), say('Fine.'));
      for (const seen of await seenBy(client, { ...request, tool_choice }, stream)) {
        expect(seen.tool_choice).toEqual(tool_choice);
      }
      expect(provider.requests).toHaveLength(2);
    });

    it('where no more was retrieved in the end', async () => {
      const { client, provider } = open();
      provider.script(...ROUNDS, say('Fine.'));
      const seen = await seenBy(client, request, stream);
      expect(provider.requests.at(-1)?.body).toMatchObject({ tool_choice: 'none' });
      for (const { tool_choice: choice } of seen) expect(choice).toBe('auto');
    });

    it('where the provider holds the conversation', async () => {
      const { client, provider } = open();
      provider.script(
        call('list_users', {}, { id: 'call_a' }),
        retrieve({ rows: '1' }),
        say('One.'),
      );
      const asked = { ...request, input: 'Which users failed?' };
      const { id } = await client.responses.create(asked);
      const held = { ...request, input: [output], previous_response_id: id };
      const seen = await seenBy(client, held, stream);
      for (const { previous_response_id: previous } of seen) expect(previous).toBe(id);
      const { id: next = '' } = seen.at(-1) as { id?: string };
      const more = { ...request, input: 'Why?', previous_response_id: next };
      for (const { previous_response_id: previous } of await seenBy(client, more, stream)) {
        expect(previous).toBe(next);
      }
      expect(provider.requests.map(({ refusal }) => refusal)).toEqual(Array(4).fill(undefined));
    });

    it('and one of the allowed tools is called where that is required', async () => {
      const { client, provider } = open();
      const allowed = [{ type: 'function', name: 'list_users' }];
      const mode = 'required' as const;
      provider.script(...ROUNDS, call('list_users', { page: 2 }));
      const tool_choice = { type: 'allowed_tools' as const, mode, tools: allowed };
      const seen = await seenBy(client, { ...request, tool_choice }, stream);
      expect(JSON.stringify(seen.at(-1))).toContain('"name":"list_users","');
      expect(provider.requests.at(-1)?.body).toMatchObject({ tool_choice: { mode } });
    });
  },
);

it('tools of a prompt that the provider holds are not replaced', async () => {
  const { headroom } = openScene();
  const answer = { id: 'r', object: 'response', status: 'completed', output: [], usage: null };
  const { fetch, sent } = rawProvider(JSON.stringify(answer));
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch, maxRetries: 0 });
  const client = withHeadroom(bare, { headroom });
  const { tools: _, ...rest } = request;
  await client.responses.create({ ...rest, prompt: { id: 'pmpt_1' } });
  expect(sent[0]).not.toContain('headroom');
  expect(sent[0]?.length).toBeLessThan(USERS.length);
  await client.responses.create({ ...request, prompt: { id: 'pmpt_1' } });
  expect(sent[1]).toContain('"name":"headroom_retrieve"');
});
