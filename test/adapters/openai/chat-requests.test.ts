import type OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { call, retrieve, say } from '../../../src/testing/index.ts';
import { troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';
import { history, model, openChat, REFERENCES, tools } from './chat-scene.ts';

describe('what a request allows', () => {
  it.each<readonly [string, Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>, boolean]>([
    ['any call is required', { tool_choice: 'required' }, true],
    [
      'some tools are allowed',
      {
        tool_choice: {
          type: 'allowed_tools',
          allowed_tools: {
            mode: 'auto',
            tools: [{ type: 'function', function: { name: 'list_users' } }],
          },
        },
      },
      true,
    ],
    ['calls come one at a time', { parallel_tool_calls: false }, true],
    ['no calls are allowed', { tool_choice: 'none' }, false],
    [
      'a call is forced',
      { tool_choice: { type: 'function', function: { name: 'list_users' } } },
      false,
    ],
    ['several answers are wanted', { n: 2 }, false],
  ])('%s', async (_, parameters, refers) => {
    const scene = openChat();
    const { client, provider } = scene;
    const body = { model, messages: history(), tools, ...parameters };
    if (refers)
      provider.script(retrieve({ rows: '200' }), call('list_users', {}, { id: 'call_b' }));
    const { choices } = await client.chat.completions.create(body);
    const calls = choices.flatMap(({ message }) => message.tool_calls ?? []);
    expect(
      calls.every((each) => each.type === 'function' && each.function.name === 'list_users'),
    ).toBe(true);
    expect(provider.requests).toHaveLength(refers ? 2 : 1);
    expect(provider.requests[0]?.text.search(REFERENCES) !== -1).toBe(refers);
    expect(provider.requests[0]?.bytes.length).toBeLessThan(USERS.length);
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each([false, true])('ends with a call where one is required, stream: %s', async (stream) => {
    const { client, provider } = openChat();
    const messages = history();
    for (let round = 0; round < 40; round += 1) provider.script(retrieve({ rows: '1' }));
    const body = { model, messages, tools, tool_choice: 'required' as const };
    const completion = stream
      ? await client.chat.completions.stream(body).finalChatCompletion()
      : await client.chat.completions.create(body);
    const [choice] = completion.choices;
    expect(choice?.finish_reason).toBe('stop');
    expect(choice?.message.tool_calls ?? []).toEqual([]);
    if (choice !== undefined) messages.push(choice.message);
    messages.push({ role: 'user', content: 'So?' });
    provider.reset();
    await client.chat.completions.create({ model, messages, tools });
    expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
  });

  it('calls one of the allowed tools in the end where that is required', async () => {
    const { client, provider } = openChat();
    const rounds = Array.from({ length: 5 }, (_, row) => retrieve({ rows: `${200 + row}` }));
    provider.script(...rounds, call('list_users', { page: 2 }));
    const allowed = [{ type: 'function', function: { name: 'list_users' } }];
    const { choices } = await client.chat.completions.create({
      model,
      messages: history(),
      tools,
      tool_choice: {
        type: 'allowed_tools',
        allowed_tools: { mode: 'required', tools: allowed },
      },
    });
    expect(choices[0]?.finish_reason).toBe('tool_calls');
    expect(choices[0]?.message.tool_calls).toMatchObject([{ function: { name: 'list_users' } }]);
  });

  it('leaves requests with the old functions without references', async () => {
    const scene = openChat();
    const messages: OpenAI.ChatCompletionMessageParam[] = [
      { role: 'user', content: 'Which users failed?' },
      { role: 'assistant', content: null, function_call: { name: 'list_users', arguments: '{}' } },
      { role: 'function', name: 'list_users', content: USERS },
    ];
    const functions = [{ name: 'list_users', parameters: { type: 'object' } }];
    await scene.client.chat.completions.create({ model, messages, functions });
    expect(scene.provider.requests[0]?.text).not.toContain('headroom');
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each(['none', { type: 'function', function: { name: 'list_users' } }] as const)(
    'keeps the bytes of earlier blocks where the choice becomes %o',
    async (choice) => {
      const scene = openChat();
      const { client, provider } = scene;
      const messages = history();
      const ask = async (parameters: object = {}): Promise<string> => {
        const { choices } = await client.chat.completions.create({
          model,
          messages,
          tools,
          ...parameters,
        });
        const [first] = choices;
        if (first === undefined) throw new Error('no choice');
        messages.push(first.message);
        for (const { id } of first.message.tool_calls ?? []) {
          messages.push({ role: 'tool', tool_call_id: id, content: 'none' });
        }
        return provider.requests.at(-1)?.text ?? '';
      };
      provider.script(call('list_users', {}, { id: 'call_b' }));
      expect((await ask()).match(REFERENCES)).toHaveLength(1);
      messages.pop();
      messages.push({
        role: 'tool',
        tool_call_id: 'call_b',
        content: USERS.replaceAll('user', 'guest'),
      });
      const forced = await ask({ tool_choice: choice });
      expect(forced.match(REFERENCES)).toHaveLength(1);
      messages.push({ role: 'user', content: 'And now?' });
      expect((await ask()).match(REFERENCES)).toHaveLength(1);
      expect(troublesOf(scene)).toEqual([]);
    },
  );
});

describe('other things that come along', () => {
  it('calls of several tools at once, custom ones too, are the user’s', async () => {
    const scene = openChat();
    const { client, provider } = scene;
    const messages = history();
    const custom = { type: 'custom' as const, custom: { name: 'shell' } };
    const body = { model, messages, tools: [...tools, custom] };
    provider.script([
      call('list_users', { page: 1 }),
      retrieve({ rows: '200' }),
      call('list_users', { page: 2 }),
    ]);
    const { choices } = await client.chat.completions.create(body);
    const [message] = choices.map((each) => each.message);
    if (message === undefined) throw new Error('no choice');
    const ids = (message.tool_calls ?? []).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    messages.push(message);
    for (const id of ids) messages.push({ role: 'tool', tool_call_id: id, content: 'none' });
    await client.chat.completions.create(body);
    expect(provider.requests.at(-1)?.text).toContain(JSON.stringify(custom));
    expect(troublesOf(scene)).toEqual([]);
  });

  it('a hidden round that takes too long is tried again, and only that', async () => {
    const { client, provider } = openChat();
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    provider.fail({ timeout: true }, { at: 2 });
    const patient = client.withOptions({ timeout: 300, maxRetries: 1 });
    const { choices } = await patient.chat.completions.create({
      model,
      messages: history(),
      tools,
    });
    expect(choices[0]?.message.content).toBe('Fine.');
    expect(provider.requests).toHaveLength(3);
    expect(provider.requests[2]?.text).toBe(provider.requests[1]?.text);
  });
});
