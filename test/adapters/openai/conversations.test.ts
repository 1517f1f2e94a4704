import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { call, retrieve, say } from '../../../src/testing/index.ts';
import { offers, openScene, readBy, type Scene, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

type Parameters = Pick<
  OpenAI.Responses.ResponseCreateParamsNonStreaming,
  'store' | 'tools' | 'instructions' | 'conversation' | 'previous_response_id'
>;
type Input = string | OpenAI.Responses.ResponseInputItem[];

interface ConversationScene extends Scene {
  readonly conversation: string;
  /** Asks in the conversation through one of two processes that share a store. */
  readonly ask: (
    process: 0 | 1,
    input: Input,
    parameters?: Parameters,
  ) => Promise<OpenAI.Responses.Response>;
}

async function open(stream: boolean): Promise<ConversationScene> {
  const scene = openScene();
  const { provider, headroom } = scene;
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: provider.fetch, maxRetries: 0 });
  const clients = [withHeadroom(bare, { headroom }), withHeadroom(bare, { headroom })] as const;
  const { id: conversation } = await bare.conversations.create();
  return {
    ...scene,
    conversation,
    ask: async (process, input, parameters = {}) => {
      const { responses } = clients[process];
      const body = { model: 'gpt-5.2', conversation, input, ...parameters };
      return stream ? responses.stream(body).finalResponse() : responses.create(body);
    },
  };
}

const tools: OpenAI.Responses.Tool[] = [
  { type: 'function', name: 'list_users', parameters: { type: 'object' }, strict: false },
];

describe.each([false, true])('a conversation of the provider, stream: %s', (stream) => {
  it('gets its hidden results where responses are not stored', async () => {
    const scene = await open(stream);
    const { ask, provider } = scene;
    const unstored = { store: false, tools };
    const output = (id: string, text: string): Input => [
      { type: 'function_call_output', call_id: id, output: text },
    ];
    provider.script(call('list_users', {}, { id: 'call_a' }));
    await ask(0, 'Which users failed?', unstored);
    provider.script([retrieve({ rows: '200' }), call('list_users', {}, { id: 'call_b' })]);
    await ask(0, output('call_a', USERS), unstored);
    provider.script(say('Done.'));
    const { output_text: text } = await ask(1, output('call_b', 'none'), unstored);
    expect(text).toBe('Done.');
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each(['conversation', 'response'])(
    'goes on after a hidden round has failed, by %s',
    async (by) => {
      const scene = await open(stream);
      const { ask, provider } = scene;
      provider.script([retrieve({ rows: '1' }), retrieve({ rows: '2' })]);
      provider.fail({ status: 403 }, { at: 2 });
      const failing = ask(0, `Which users failed?\n\n${USERS}`, { tools });
      await expect(failing).rejects.toThrow('403');
      provider.script(retrieve({ rows: '3' }), say('Eleven.'));
      // The response is the only one that the provider has stored so far.
      const previous =
        by === 'response' ? { conversation: null, previous_response_id: 'resp_3' } : {};
      const { output_text: text } = await ask(1, 'Well?', { tools, ...previous });
      expect(text).toBe('Eleven.');
      const outputs = /headroom_retrieve.*function_call_output.*Well\?/;
      expect(readBy(scene)).toMatch(outputs);
    },
  );

  it('keeps the tool that it was offered, in every process', async () => {
    const scene = await open(stream);
    const { ask, provider } = scene;
    provider.script(say('Hello.'), say('Hello again.'));
    await ask(0, 'Hello.');
    await ask(1, 'Hello?');
    provider.script(retrieve({ rows: '1' }), say('Eleven.'));
    await ask(0, `Which users failed?\n\n${USERS}`);
    provider.script(retrieve({ rows: '2' }), say('The second.'));
    expect((await ask(1, 'Which one?')).output_text).toBe('The second.');
    await ask(0, 'Thanks.', { instructions: 'Be short.' });
    const answered = provider.requests.filter(({ path }) => path.endsWith('/responses'));
    expect(offers(answered)).toEqual([false, false, true, true, true, true, true]);
  });

  it('gets the results of calls that the client sends with them', async () => {
    const scene = await open(stream);
    const { ask, provider } = scene;
    const from = (previous: string): Parameters => ({
      tools,
      conversation: null,
      previous_response_id: previous,
    });
    const { id } = await ask(0, `Which users failed?\n\n${USERS}`, { tools, conversation: null });
    provider.script(
      [retrieve({ rows: '200' }), call('list_users', {}, { id: 'call_a' })],
      retrieve({ rows: '50' }),
      [retrieve({ rows: '100' }), call('list_users', {}, { id: 'call_b' })],
      say('Done.'),
    );
    const input: OpenAI.Responses.ResponseInputItem[] = [{ role: 'user', content: 'Again?' }];
    for (const call_id of ['call_a', 'call_b']) {
      const { output } = await ask(0, input, from(id));
      input.push(...(output as OpenAI.Responses.ResponseInputItem[]));
      input.push({ type: 'function_call_output', call_id, output: 'none' });
    }
    const { output_text: text } = await ask(1, input, from(id));
    expect(text).toBe('Done.');
    expect(readBy(scene)).toMatch(/user 199 of 881.*user 49 of.*user 99 of/);
    expect(provider.requests.map(({ refusal }) => refusal)).toEqual(Array(6).fill(undefined));
  });
});
