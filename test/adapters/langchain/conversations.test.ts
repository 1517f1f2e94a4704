import {
  type AIMessage,
  type BaseMessage,
  HumanMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { describe, expect, it } from 'vitest';

import { HeadroomChatModel } from '../../../adapters/langchain/index.ts';
import { call, retrieve, say } from '../../../src/testing/index.ts';
import { offers, openScene, readBy, type Scene, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

interface ConversationScene extends Scene {
  /** Asks through one of two processes that share a store: in the conversation, or after a response. */
  readonly ask: (
    process: 0 | 1,
    messages: readonly BaseMessage[],
    asked?: { readonly withTools?: boolean; readonly previous?: string },
  ) => Promise<AIMessage>;
}

async function open(stream: boolean): Promise<ConversationScene> {
  const scene = openScene();
  const { provider, headroom } = scene;
  const made = await provider.fetch('https://api.openai.com/v1/conversations', {
    method: 'POST',
    headers: { authorization: 'Bearer sk-secret', 'content-type': 'application/json' },
    body: '{}',
  });
  const { id: conversation } = (await made.json()) as { readonly id: string };
  const modelOf = (modelKwargs: Record<string, unknown>): HeadroomChatModel =>
    new HeadroomChatModel({
      headroom,
      model: new ChatOpenAI({
        model: 'gpt-5.2',
        apiKey: 'sk-secret',
        useResponsesApi: true,
        maxRetries: 0,
        configuration: { fetch: provider.fetch },
        modelKwargs,
      }),
    });
  const models = [0, 1].map(() => [modelOf({ conversation }), modelOf({})] as const);
  return {
    ...scene,
    async ask(process, messages, { withTools = false, previous } = {}) {
      const [inConversation, plain] = models[process] ?? [];
      const model = previous === undefined ? inConversation : plain;
      const bound = withTools ? model?.bindTools(TOOLS) : model;
      // An option of one provider's models.
      const options: object = previous ? { previous_response_id: previous } : {};
      if (!stream) return bound?.invoke([...messages], options) as Promise<AIMessage>;
      let answer: AIMessage | undefined;
      for await (const chunk of (await bound?.stream([...messages], options)) ?? []) {
        answer = (answer as typeof chunk | undefined)?.concat(chunk) ?? chunk;
      }
      if (answer === undefined) throw new Error('nothing was said');
      return answer;
    },
  };
}

const TOOLS = [
  { type: 'function' as const, function: { name: 'list_users', parameters: { type: 'object' } } },
];

const asks = (text: string): BaseMessage => new HumanMessage(text);
const gives = (tool_call_id: string, content: string): BaseMessage =>
  new ToolMessage({ tool_call_id, content });

describe.each([false, true])('a conversation that OpenAI holds, stream: %s', (stream) => {
  it('gets its hidden results', async () => {
    const scene = await open(stream);
    const { ask, provider } = scene;
    const withTools = true;
    provider.script(call('list_users', {}, { id: 'call_a' }));
    await ask(0, [asks('Which users failed?')], { withTools });
    provider.script(retrieve({ rows: '50' }), [
      retrieve({ rows: '200' }),
      call('list_users', {}, { id: 'call_b' }),
    ]);
    await ask(0, [gives('call_a', USERS)], { withTools });
    provider.script(say('Done.'));
    expect((await ask(1, [gives('call_b', 'none')], { withTools })).text).toBe('Done.');
    expect(readBy(scene)).toMatch(/user 49 of.*user 199 of 881/);
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each(['conversation', 'response'])(
    'goes on after a hidden round has failed, by %s',
    async (by) => {
      const scene = await open(stream);
      const { ask, provider } = scene;
      provider.script([retrieve({ rows: '1' }), retrieve({ rows: '2' })]);
      provider.fail({ status: 403 }, { at: 2 });
      const question = asks(`Which users failed?\n\n${USERS}`);
      await expect(ask(0, [question], { withTools: true })).rejects.toThrow('403');
      provider.script(retrieve({ rows: '3' }), say('Eleven.'));
      const previous = by === 'response' ? { previous: 'resp_3' } : {};
      const { text } = await ask(1, [asks('Well?')], { withTools: true, ...previous });
      expect(text).toBe('Eleven.');
      expect(readBy(scene)).toMatch(/headroom_retrieve.*function_call_output.*Well\?/);
    },
  );

  it('keeps the tool that it was offered, in every process', async () => {
    const { ask, provider } = await open(stream);
    provider.script(say('Hello.'), say('Hello again.'));
    await ask(0, [asks('Hello.')]);
    await ask(1, [asks('Hello?')]);
    provider.script(retrieve({ rows: '1' }), say('Eleven.'));
    await ask(0, [asks(`Which users failed?\n\n${USERS}`)]);
    provider.script(retrieve({ rows: '2' }), say('The second.'));
    expect((await ask(1, [asks('Which one?')])).text).toBe('The second.');
    await ask(0, [asks('Thanks.')]);
    const answered = provider.requests.filter(({ path }) => path.endsWith('/responses'));
    expect(offers(answered)).toEqual([false, false, true, true, true, true, true]);
  });

  it('goes on with a turn of its own when the same is said in another', async () => {
    const { ask, provider } = await open(false);
    const firsts = await Promise.all(
      [0, 1].map((at) => ask(0, [asks(`Which users failed? ${at}\n\n${USERS}`)], { previous: '' })),
    );
    const [one = '', other = ''] = firsts.map((each) => String(each.response_metadata['id']));
    provider.script(retrieve({ rows: '1' }), say('The other.'), say('The one.'));
    provider.fail({ status: 503 }, { at: 2 });
    await expect(ask(0, [asks('Which?')], { previous: one })).rejects.toThrow('503');
    expect((await ask(0, [asks('Which?')], { previous: other })).text).toBe('The other.');
    expect(provider.requests.at(-1)?.text).toContain(other);
    expect((await ask(0, [asks('Which?')], { previous: one })).text).toBe('The one.');
    expect(readBy({ provider })).toContain('function_call_output');
  });

  it('gets the results of calls that go with them', async () => {
    const scene = await open(stream);
    const { ask, provider } = scene;
    const first = await ask(0, [asks(`Which users failed?\n\n${USERS}`)], { withTools: true });
    const previous = String(first.response_metadata['id']);
    const mixed = [retrieve({ rows: '100' }), call('list_users')];
    provider.script(mixed, retrieve({ rows: '50' }), mixed, say('Done.'));
    const messages = [asks('Again?')];
    for (let step = 0; step < 2; step += 1) {
      const answer = await ask(0, messages, { withTools: true, previous });
      messages.push(answer, gives(answer.tool_calls?.[0]?.id ?? '', 'none'));
    }
    expect((await ask(1, messages, { withTools: true, previous })).text).toBe('Done.');
    expect(readBy(scene)).toMatch(/user 99 of.*user 49 of.*user 99 of/);
    expect(provider.requests.map(({ refusal }) => refusal)).toEqual(Array(6).fill(undefined));
  });
});
