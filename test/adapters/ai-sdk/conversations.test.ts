import { createOpenAI } from '@ai-sdk/openai';
import {
  generateText,
  isStepCount,
  jsonSchema,
  type ModelMessage,
  streamText,
  tool,
  type ToolSet,
  wrapLanguageModel,
} from 'ai';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { asObject, asText } from '../../../adapters/http/json/read.ts';
import { call, retrieve, say, think } from '../../../src/testing/index.ts';
import { offers, openScene, readBy, type Scene, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

type OpenAIOptions = Record<string, string | boolean>;

interface ConversationScene extends Scene {
  readonly conversation: string;
  /** Asks through one of two processes that share a store. */
  readonly ask: (
    process: 0 | 1,
    messages: readonly ModelMessage[],
    asked?: {
      readonly tools?: ToolSet;
      readonly openai?: OpenAIOptions;
      readonly steps?: number;
      readonly trims?: boolean;
    },
  ) => Promise<{ readonly text: string; readonly id: string }>;
}

async function open(stream: boolean): Promise<ConversationScene> {
  const scene = openScene();
  const { provider, headroom } = scene;
  const openai = createOpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
  const models = [0, 1].map(() =>
    wrapLanguageModel({
      model: openai.responses('gpt-5.2'),
      middleware: headroomMiddleware({ headroom }),
    }),
  );
  const made = await provider.fetch('https://api.openai.com/v1/conversations', {
    method: 'POST',
    headers: { authorization: 'Bearer sk-secret', 'content-type': 'application/json' },
    body: '{}',
  });
  const { id: conversation } = (await made.json()) as { readonly id: string };
  return {
    ...scene,
    conversation,
    async ask(
      process,
      messages,
      { tools, openai: options = { conversation }, steps = 1, trims = false } = {},
    ) {
      const request = {
        model: models[process] as (typeof models)[0] & object,
        messages: [...messages],
        maxRetries: 0,
        stopWhen: isStepCount(steps),
        providerOptions: { openai: options },
        ...(tools === undefined ? {} : { tools }),
        ...(trims && { prepareStep: onlyNew }),
      };
      if (!stream) {
        const { text, finalStep } = await generateText(request);
        return { text, id: idIn(finalStep.providerMetadata) };
      }
      let failure: unknown;
      const result = streamText({ ...request, onError: ({ error }) => void (failure ??= error) });
      await result.consumeStream();
      if (failure !== undefined) throw failure;
      const { providerMetadata } = await result.finalStep;
      return { text: await result.text, id: idIn(providerMetadata) };
    },
  };
}

function idIn(providerMetadata: unknown): string {
  return asText(asObject(asObject(providerMetadata)['openai'])['responseId']);
}

/** The messages after the model's last, where there is one. */
function onlyNew({ messages }: { readonly messages: ModelMessage[] }): {
  messages: ModelMessage[];
} {
  return {
    messages: messages.slice(messages.findLastIndex(({ role }) => role === 'assistant') + 1),
  };
}

const inputSchema = jsonSchema({ type: 'object' });
const tools: ToolSet = { list_users: tool({ inputSchema }) };
const running: ToolSet = { list_users: tool({ inputSchema, execute: () => USERS }) };

const user = (content: string): ModelMessage => ({ role: 'user', content });
const output = (toolCallId: string, value: string): ModelMessage => ({
  role: 'tool',
  content: [
    { type: 'tool-result', toolCallId, toolName: 'list_users', output: { type: 'text', value } },
  ],
});

describe.each([false, true])('a conversation that OpenAI holds, stream: %s', (stream) => {
  it.each([true, false])('gets its hidden results, store: %s', async (store) => {
    const scene = await open(stream);
    const { ask, provider, conversation } = scene;
    const asked = { tools, openai: { conversation, store } };
    provider.script(call('list_users', {}, { id: 'call_a' }));
    await ask(0, [user('Which users failed?')], asked);
    provider.script([retrieve({ rows: '200' }), call('list_users', {}, { id: 'call_b' })]);
    await ask(0, [output('call_a', USERS)], asked);
    provider.script(say('Done.'));
    const { text } = await ask(1, [output('call_b', 'none')], asked);
    expect(text).toBe('Done.');
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each(['conversation', 'response'])(
    'goes on after a hidden round has failed, by %s',
    async (by) => {
      const scene = await open(stream);
      const { ask, provider, conversation } = scene;
      provider.script([retrieve({ rows: '1' }), retrieve({ rows: '2' })]);
      provider.fail({ status: 403 }, { at: 2 });
      await expect(ask(0, [user(`Which users failed?\n\n${USERS}`)], { tools })).rejects.toThrow(
        /./,
      );
      provider.script(retrieve({ rows: '3' }), say('Eleven.'));
      const openai: OpenAIOptions =
        by === 'response' ? { previousResponseId: 'resp_3' } : { conversation };
      const { text } = await ask(1, [user('Well?')], { tools, openai });
      expect(text).toBe('Eleven.');
      expect(readBy(scene)).toMatch(/headroom_retrieve.*function_call_output.*Well\?/);
    },
  );

  it('keeps the tool that it was offered, in every process', async () => {
    const scene = await open(stream);
    const { ask, provider } = scene;
    provider.script(say('Hello.'), say('Hello again.'));
    await ask(0, [user('Hello.')]);
    await ask(1, [user('Hello?')]);
    provider.script(retrieve({ rows: '1' }), say('Eleven.'));
    await ask(0, [user(`Which users failed?\n\n${USERS}`)]);
    provider.script(retrieve({ rows: '2' }), say('The second.'));
    expect((await ask(1, [user('Which one?')])).text).toBe('The second.');
    await ask(0, [user('Thanks.')]);
    const answered = provider.requests.filter(({ path }) => path.endsWith('/responses'));
    expect(offers(answered)).toEqual([false, false, true, true, true, true, true]);
  });

  it.each([true, false])('runs the steps of an agent, store: %s', async (store) => {
    const scene = await open(stream);
    const { ask, provider, conversation } = scene;
    const asked = { tools: running, openai: { conversation, store } };
    await ask(0, [user(`Which users failed?\n\n${USERS}`)], asked);
    provider.script(
      [think('Hm.'), say('Look.'), retrieve({ rows: '200' })],
      [retrieve({ rows: '100' }), call('list_users')],
      retrieve({ rows: '50' }),
      say('Fine.'),
    );
    expect((await ask(1, [user('And now?')], { ...asked, steps: 2 })).text).toBe('Fine.');
    expect(readBy(scene)).toMatch(/user 199 of 881.*user 99 of.*user 49 of/);
    // The SDK sends the user's message with the results again, which the conversation holds already.
    expect(provider.requests.map(({ refusal }) => refusal)).toEqual(Array(6).fill(undefined));
  });

  it('runs the steps of an agent that sends only what is new', async () => {
    const scene = await open(stream);
    const { ask, provider } = scene;
    const mixed = [retrieve({ rows: '100' }), call('list_users')];
    provider.script(say('Eleven.'), mixed, mixed, mixed, say('Fine.'));
    await ask(0, [user(`Which users failed?\n\n${USERS}`)], { tools: running });
    const asked = { tools: running, steps: 4, trims: true };
    expect((await ask(1, [user('And now?')], asked)).text).toBe('Fine.');
    expect(readBy(scene).match(/user 99 of/g)).toHaveLength(3);
    expect(troublesOf(scene)).toEqual([]);
  });

  it('runs the steps of an agent that goes on from one response', async () => {
    const scene = await open(stream);
    const { ask, provider } = scene;
    const message = user(`Which users failed?\n\n${USERS}`);
    const { id } = await ask(0, [message], { openai: {}, tools: running });
    const mixed = [retrieve({ rows: '100' }), call('list_users')];
    provider.script(
      retrieve({ rows: '200' }),
      mixed,
      retrieve({ rows: '50' }),
      mixed,
      say('Fine.'),
    );
    const asked = { tools: running, openai: { previousResponseId: id }, steps: 4 };
    expect((await ask(1, [user('Again?')], asked)).text).toBe('Fine.');
    expect(readBy(scene)).toMatch(/user 199 of 881.*user 99 of.*user 49 of.*user 99 of/);
    expect(provider.requests.map(({ refusal }) => refusal)).toEqual(Array(7).fill(undefined));
  });
});
