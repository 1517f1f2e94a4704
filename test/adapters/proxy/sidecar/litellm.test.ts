import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createProxy, type Proxy } from '../../../../adapters/proxy/index.ts';
import { pythonEnvironment } from '../../../../scripts/python-environments/environment.ts';
import { createHeadroom, parseReferences } from '../../../../src/index.ts';
import {
  call,
  createProvider,
  type Provider,
  type ProviderRequest,
  retrieve,
  say,
} from '../../../../src/testing/index.ts';
import { USERS } from '../../../support/users.ts';
import { type LitellmProxy, startLitellm } from './litellm.ts';

const environment = await pythonEnvironment('litellm');
const reason = 'missing' in environment ? ` (skipped: ${environment.missing})` : '';

describe.skipIf(reason !== '')(`the headroom guardrail of LiteLLM${reason}`, () => {
  let provider: Provider;
  let sidecar: Proxy;
  let dying: Proxy;
  let litellm: LitellmProxy;
  let openai: OpenAI;
  let anthropic: Anthropic;

  beforeAll(async () => {
    const headroom = createHeadroom({ store: 'memory' });
    provider = createProvider();
    sidecar = createProxy({ port: 0, headroom });
    dying = createProxy({ port: 0, headroom });
    const python = 'python' in environment ? environment.python : '';
    const sidecars = { headroom: (await sidecar.listen()).url, dying: (await dying.listen()).url };
    litellm = await startLitellm(python, configFor(await provider.listen(), sidecars));
    const { url, key } = litellm;
    openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: key, maxRetries: 0 });
    anthropic = new Anthropic({ baseURL: url, apiKey: key, maxRetries: 0 });
  }, 240_000);

  afterAll(async () => {
    for (const each of [litellm, sidecar, dying, provider]) await each?.[Symbol.asyncDispose]();
  });

  beforeEach(() => provider.reset());

  /** What the model was asked; LiteLLM asks for other things too. */
  function turns(): readonly ProviderRequest[] {
    return provider.requests.filter(({ path }) => !path.endsWith('/models'));
  }

  async function askChat(messages: readonly object[], guardrail = 'headroom'): Promise<string> {
    const { choices } = await openai.chat.completions.create({
      model: 'gpt',
      messages: messages as OpenAI.ChatCompletionMessageParam[],
      ...guardedBy(guardrail),
    });
    return choices[0]?.message.content ?? '';
  }

  async function streamChat(): Promise<string> {
    const stream = await openai.chat.completions.create({
      model: 'gpt',
      messages: chat() as OpenAI.ChatCompletionMessageParam[],
      stream: true,
      ...guardedBy('headroom'),
    });
    let text = '';
    for await (const { choices } of stream) text += choices[0]?.delta.content ?? '';
    return text;
  }

  async function askResponses(): Promise<string> {
    const response = await openai.responses.create({
      model: 'gpt',
      input: items() as OpenAI.Responses.ResponseInput,
      ...guardedBy('headroom'),
    });
    return response.output
      .flatMap((item) => (item.type === 'message' ? item.content : []))
      .map((part) => (part.type === 'output_text' ? part.text : ''))
      .join('');
  }

  async function streamResponses(): Promise<string> {
    const stream = await openai.responses.create({
      model: 'gpt',
      input: items() as OpenAI.Responses.ResponseInput,
      stream: true,
      ...guardedBy('headroom'),
    });
    let text = '';
    for await (const event of stream) {
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    return text;
  }

  const message = {
    model: 'claude',
    max_tokens: 500,
    tools: [
      { name: 'list_users', input_schema: { type: 'object' as const } },
      { name: 'get_time', input_schema: { type: 'object' as const } },
    ],
    ...guardedBy('headroom'),
  };

  async function askMessages(): Promise<string> {
    const { content } = await anthropic.messages.create({ ...message, messages: blocks() });
    return content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  }

  async function streamMessages(): Promise<string> {
    const stream = anthropic.messages.stream({ ...message, messages: blocks() });
    return stream.finalText();
  }

  it.each([
    ['chat completions', () => askChat(chat())],
    ['streamed chat completions', streamChat],
    ['responses', askResponses],
    ['streamed responses', streamResponses],
    ['messages', askMessages],
    ['streamed messages', streamMessages],
  ])('compresses, retrieves and answers %s', async (_, ask) => {
    provider.script(retrieve({ query: LEFT_OUT }), say('User 200 is fine.'));
    expect(await ask()).toContain('User 200 is fine.');
    const [first, second] = turns();
    expect(turns().map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
    const [compressed, whole] = [first, second].map((each) => JSON.stringify(each?.conversation));
    expect(compressed).not.toContain(LEFT_OUT);
    expect(compressed?.length).toBeLessThan(USERS.length / 10);
    expect(whole).toContain(LEFT_OUT);
  });

  it('redeems no hash that this request has not named', async () => {
    const forged = '0123456789abcdef01234567';
    provider.script(call('headroom_retrieve', { hash: forged }), say('Gone.'));
    expect(await askChat(chat())).toBe('Gone.');
    expect(JSON.stringify(turns().at(-1)?.conversation)).toContain('was not produced');
  });

  it('names hashes of rows that were compressed before', async () => {
    await askChat(chat());
    const sent = turns()[0]?.conversation[3] as { readonly content: string };
    provider.script(retrieve({ query: LEFT_OUT }), say('Found.'));
    expect(await askChat(chat(sent.content))).toBe('Found.');
    const conversation = turns().at(-1)?.conversation;
    expect(conversation?.[3]).toMatchObject(sent);
    expect(JSON.stringify(conversation)).toContain(LEFT_OUT);
  });

  it('sends every result with the same bytes once it was compressed', async () => {
    const conversation = chat();
    const seen = new Map<number, string>();
    for (let turn = 0; turn < 4; turn += 1) {
      await askChat(conversation);
      const sent = turns().at(-1)?.conversation ?? [];
      for (const [index, row] of sent.entries()) {
        const json = JSON.stringify(row);
        expect(json).toBe(seen.get(index) ?? json);
        if (parseReferences(json).length > 0) seen.set(index, json);
      }
      if (turn === 1) conversation.push({ role: 'user', content: 'And which of them are new?' });
      conversation.push(
        ...round(`call_${turn}`, 'list_users', USERS.replace('"ok"', `"new ${turn}"`)),
      );
    }
    expect(seen.size).toBe(3);
  });

  it('lets requests through where the sidecar has died', async () => {
    await dying.close();
    provider.script(say('All the same.'));
    expect(await askChat(chat(), 'dying')).toBe('All the same.');
    expect(turns()[0]?.conversation[3]).toMatchObject({ content: USERS });
  });
});

/** A row like most others. */
const LEFT_OUT = 'user 200 of 800';

/** A field that the clients do not know. */
function guardedBy(guardrail: string): object {
  return { guardrails: [guardrail] };
}

/** Two models, and a guardrail for each of the sidecars. */
function configFor(provider: string, sidecars: Readonly<Record<string, string>>): object {
  return {
    model_list: [
      {
        model_name: 'gpt',
        litellm_params: { model: 'openai/gpt-5.2', api_base: `${provider}/v1`, api_key: 'sk-x' },
      },
      {
        model_name: 'claude',
        litellm_params: { model: 'anthropic/claude-sonnet-5', api_base: provider, api_key: 'sk-x' },
      },
    ],
    guardrails: Object.entries(sidecars).map(([name, url]) => ({
      guardrail_name: name,
      litellm_params: {
        guardrail: 'headroom',
        mode: 'pre_call',
        api_base: url,
        unreachable_fallback: 'fail_open',
      },
    })),
  };
}

/** A conversation with something large, and a small newest result: the newest one is never compressed. */
function chat(users = USERS): object[] {
  return [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Which users failed?' },
    ...round('call_users', 'list_users', users),
    ...round('call_time', 'get_time', '12:00'),
  ];
}

function round(id: string, name: string, content: string): readonly object[] {
  const called = { id, type: 'function', function: { name, arguments: '{}' } };
  return [
    { role: 'assistant', content: null, tool_calls: [called] },
    { role: 'tool', tool_call_id: id, content },
  ];
}

function items(): object[] {
  const calls = [
    ['call_users', 'list_users', USERS],
    ['call_time', 'get_time', '12:00'],
  ] as const;
  return [
    { role: 'user', content: 'Which users failed?' },
    ...calls.flatMap(([call_id, name, output]) => [
      { type: 'function_call', call_id, name, arguments: '{}' },
      { type: 'function_call_output', call_id, output },
    ]),
  ];
}

function blocks(): Anthropic.MessageParam[] {
  const calls = [
    ['call_users', 'list_users', USERS],
    ['call_time', 'get_time', '12:00'],
  ] as const;
  return [
    { role: 'user', content: 'Which users failed?' },
    ...calls.flatMap(([id, name, content]): Anthropic.MessageParam[] => [
      { role: 'assistant', content: [{ type: 'tool_use', id, name, input: {} }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content }] },
    ]),
  ];
}
