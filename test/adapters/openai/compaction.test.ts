import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { type RawAnswer, rawProvider, referenceIn } from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

// Programs have long conversations compacted by the service, with what they were shown of them.

type Input = OpenAI.Responses.ResponseInputItem[];

const model = 'gpt-5.2';
const tools: OpenAI.Responses.Tool[] = [
  { type: 'function', name: 'list_users', parameters: { type: 'object' }, strict: false },
];
const asked: Input = [
  { role: 'user', content: 'Which users failed?' },
  { type: 'function_call', call_id: 'call_a', name: 'list_users', arguments: '{}' },
  { type: 'function_call_output', call_id: 'call_a', output: USERS },
];

function responseWith(id: string, ...output: readonly object[]): string {
  return JSON.stringify({ id, object: 'response', status: 'completed', output, usage: null });
}

function said(id: string, text: string): object {
  const content = [{ type: 'output_text', text, annotations: [] }];
  return { id, type: 'message', role: 'assistant', status: 'completed', content };
}

const thought = { id: 'rs_1', type: 'reasoning', summary: [], encrypted_content: 'e' };

const retrieving: RawAnswer = (request) => {
  const call = { id: 'fc_1', type: 'function_call', call_id: 'call_r', name: 'headroom_retrieve' };
  const own = { ...call, arguments: JSON.stringify({ hash: referenceIn(request) }) };
  return responseWith('resp_1', thought, own, said('msg_1', 'Look.'));
};
const compacted = JSON.stringify({
  id: 'cmp',
  object: 'response.compaction',
  output: [],
  usage: null,
});

async function afterHiddenRound(): Promise<{
  client: OpenAI;
  sent: readonly string[];
  shown: Input;
}> {
  const { fetch, sent } = rawProvider(
    retrieving,
    responseWith('resp_2', said('msg_2', 'Fine.')),
    compacted,
  );
  const { headroom } = openScene();
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch, maxRetries: 0 });
  const client = withHeadroom(bare, { headroom });
  const { output } = await client.responses.create({ model, input: asked, tools });
  return { client, sent, shown: [...asked, ...(output as Input)] };
}

describe('compaction', () => {
  it('sends the conversation as the provider knows it', async () => {
    const { client, sent, shown } = await afterHiddenRound();
    await client.responses.compact({ model, input: shown });
    const body = JSON.parse(sent[2] ?? '') as { input: { id?: string }[] };
    const before = JSON.parse(sent[1] ?? '') as typeof body;
    expect(body.input.slice(0, before.input.length)).toEqual(before.input);
    expect(body.input.at(-1)).toMatchObject({ id: 'msg_2' });
    expect(body).not.toHaveProperty('tools');
    expect(sent[2]).not.toContain('_headroom"');
  });

  it('keeps the tools that the cached prompt begins with', async () => {
    const { client, sent, shown } = await afterHiddenRound();
    await client.post('/responses/compact', { body: { model, input: shown, tools } });
    const toolsIn = (text = ''): unknown => (JSON.parse(text) as { tools: unknown }).tools;
    expect(toolsIn(sent[2])).toEqual(toolsIn(sent[1]));
  });

  it('goes on from the last hidden response where the provider holds them', async () => {
    const { client, sent } = await afterHiddenRound();
    await client.responses.compact({ model, previous_response_id: 'resp_1' });
    expect(JSON.parse(sent[2] ?? '')).toEqual({ model, previous_response_id: 'resp_2' });
  });

  it('leaves nothing out of what is new, for it cannot be retrieved', async () => {
    const { fetch, sent } = rawProvider(compacted);
    const { headroom } = openScene();
    const bare = new OpenAI({ apiKey: 'sk-secret', fetch, maxRetries: 0 });
    await withHeadroom(bare, { headroom }).responses.compact({ model, input: asked });
    expect(sent[0]).not.toContain('headroom');
    expect(sent[0]?.length).toBeLessThan(USERS.length);
  });
});
