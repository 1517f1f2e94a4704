import type { LanguageModelV4Content, LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import {
  generateText,
  jsonSchema,
  type LanguageModel,
  type ModelMessage,
  isStepCount,
  streamText,
  tool,
  type ToolSet,
  wrapLanguageModel,
} from 'ai';
import type { MockLanguageModelV4 } from 'ai/test';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { createHeadroom, type Headroom } from '../../../src/index.ts';
import { retrieves, scriptedModel, toolCall, USAGE } from '../../support/scripted-model.ts';
import { USERS } from '../../support/users.ts';

const anything = jsonSchema<Record<string, unknown>>({ type: 'object' });
const users: ToolSet = {
  list_users: tool({ inputSchema: anything, execute: () => JSON.parse(USERS) as object[] }),
};

function wrap(model: MockLanguageModelV4, headroom?: Headroom): LanguageModel {
  const options = headroom === undefined ? { store: 'memory' as const } : { headroom };
  return wrapLanguageModel({ model, middleware: headroomMiddleware(options) });
}

/** The same with `generateText` and `streamText`. */
const ways = [
  ['generateText', async (request: Request) => settled(await generateText(request))],
  ['streamText', async (request: Request) => settled(streamText(request))],
] as const;

type Request = Parameters<typeof generateText<ToolSet>>[0];
type Result = Awaited<ReturnType<typeof generateText>> | ReturnType<typeof streamText>;

async function settled(result: Result): Promise<Record<Settled, unknown> & { text: string }> {
  return {
    text: await result.text,
    content: await result.content,
    finishReason: await result.finishReason,
    usage: await result.usage,
    steps: await result.steps,
    responseMessages: await result.responseMessages,
  };
}

type Settled = 'content' | 'finishReason' | 'usage' | 'steps' | 'responseMessages';

/** What the n-th call of the model told it that a tool returned. */
function outputsIn(model: MockLanguageModelV4, call: number): LanguageModelV4ToolResultOutput[] {
  const calls = [...model.doGenerateCalls, ...model.doStreamCalls];
  return (calls[call]?.prompt ?? [])
    .flatMap((message) => (message.role === 'tool' ? message.content : []))
    .flatMap((part) => (part.type === 'tool-result' ? [part.output] : []));
}

describe.each(ways)('%s with a Headroom', (_, ask) => {
  it('runs tools in steps, and sends their JSON as text where it is compressed', async () => {
    const model = scriptedModel(
      [toolCall('list_users')],
      retrieves({ rows: '38' }, { type: 'text', text: 'One moment.' }),
      [{ type: 'text', text: 'User 37.' }],
    );
    const result = await ask({
      model: wrap(model),
      prompt: 'Who failed?',
      tools: users,
      stopWhen: isStepCount(5),
    });
    expect(result.text).toBe('One moment.\n\nUser 37.');
    expect(result.finishReason).toBe('stop');
    expect(result.steps).toHaveLength(2);
    expect(JSON.stringify(result.steps)).not.toContain('headroom_retrieve');
    const [output] = outputsIn(model, 1);
    expect(output?.type).toBe('text');
    expect(JSON.stringify(output).length).toBeLessThan(USERS.length / 3);
    expect(JSON.stringify(outputsIn(model, 2)[1])).toContain('user 37 of');
  });

  it('sums the usage of all rounds', async () => {
    const model = scriptedModel([toolCall('list_users')], retrieves(), retrieves({ rows: '2' }), [
      { type: 'text', text: 'Fine.' },
    ]);
    const request = { model: wrap(model), tools: users, stopWhen: isStepCount(5) };
    const { usage } = await ask({ ...request, prompt: 'Who failed?' });
    expect(usage).toMatchObject({
      inputTokens: 4 * USAGE.inputTokens.total,
      inputTokenDetails: { cacheReadTokens: 4 * USAGE.inputTokens.cacheRead },
      outputTokens: 4 * USAGE.outputTokens.total,
    });
  });

  it('keeps errors of tools errors', async () => {
    const failing = tool({
      inputSchema: anything,
      execute: (): string => {
        // An error without a name is told by its message alone.
        throw Object.assign(new Error(USERS), { name: '' });
      },
    });
    const model = scriptedModel([toolCall('list_users')]);
    await ask({
      model: wrap(model),
      prompt: 'Who failed?',
      stopWhen: isStepCount(5),
      tools: { list_users: failing },
    });
    const [output] = outputsIn(model, 1);
    expect(output?.type).toBe('error-text');
    expect(JSON.stringify(output).length).toBeLessThan(USERS.length / 3);
  });

  it('leaves what the provider ran itself where it was, and goes on', async () => {
    const search = toolCall('web_search', { query: 'users' }, 'search-1');
    const found: LanguageModelV4Content = {
      type: 'tool-result',
      toolCallId: 'search-1',
      toolName: 'web_search',
      result: [{ title: 'a page' }],
    };
    const source: LanguageModelV4Content = {
      type: 'source',
      sourceType: 'url',
      id: 's1',
      url: 'https://example.com',
    };
    const model = scriptedModel(
      [toolCall('list_users')],
      ({ prompt, ...params }) => [
        { ...search, providerExecuted: true } as LanguageModelV4Content,
        found,
        source,
        ...callOf(retrieves(), { prompt, ...params }),
      ],
      [{ type: 'text', text: 'Found.' }],
    );
    const headroom = createHeadroom({ store: 'memory' });
    const wrapped = wrap(model, headroom);
    const messages: ModelMessage[] = [{ role: 'user', content: 'Who failed?' }];
    const tools: ToolSet = {
      ...users,
      web_search: tool({
        type: 'provider',
        id: 'test.web_search',
        args: {},
        isProviderExecuted: true,
        inputSchema: anything,
        outputSchema: anything,
      }),
    };
    const request = { model: wrapped, tools, stopWhen: isStepCount(5) };
    const result = await ask({ ...request, messages });
    expect(result.text).toBe('Found.');
    expect(JSON.stringify(result.content)).toContain('https://example.com');
    messages.push(...(result.responseMessages as ModelMessage[]), {
      role: 'user',
      content: 'Thanks.',
    });
    await ask({ ...request, messages });
    const calls = [...model.doGenerateCalls, ...model.doStreamCalls];
    const before = calls[2]?.prompt ?? [];
    expect(rolesAndTypes(calls[3]?.prompt.slice(0, before.length))).toEqual(rolesAndTypes(before));
  });

  it('keeps files and reasoning that a model gives around a hidden call', async () => {
    const file: LanguageModelV4Content = {
      type: 'file',
      mediaType: 'image/png',
      data: { type: 'data', data: new Uint8Array([1, 2, 3]) },
    };
    const thought: LanguageModelV4Content = {
      type: 'reasoning',
      text: 'Let me see.',
      providerMetadata: { anthropic: { signature: 'abc' } },
    };
    const model = scriptedModel(
      [toolCall('list_users')],
      ({ prompt, ...params }) => [thought, file, ...callOf(retrieves(), { prompt, ...params })],
      [thought, { type: 'text', text: 'Look.' }],
    );
    const messages: ModelMessage[] = [{ role: 'user', content: 'Draw the failures.' }];
    const request = { model: wrap(model), tools: users, stopWhen: isStepCount(5) };
    const result = await ask({ ...request, messages });
    messages.push(...(result.responseMessages as ModelMessage[]), {
      role: 'user',
      content: 'Thanks.',
    });
    await ask({ ...request, messages });
    const calls = [...model.doGenerateCalls, ...model.doStreamCalls];
    const [third, fourth] = [calls[2]?.prompt ?? [], calls[3]?.prompt ?? []];
    expect(rolesAndTypes(fourth.slice(0, third.length))).toEqual(rolesAndTypes(third));
    expect(JSON.stringify(fourth.flatMap(optionsOf))).not.toContain('headroom');
    expect(rolesAndTypes(fourth.slice(third.length))).toEqual([
      'assistant reasoning text',
      'user text',
    ]);
  });

  it('waits for approvals, and puts parked results back behind them', async () => {
    const model = scriptedModel(
      [toolCall('list_users')],
      retrieves({ rows: '38' }, toolCall('delete_user', { id: 37 })),
      [{ type: 'text', text: 'Deleted.' }],
    );
    const tools: ToolSet = {
      ...users,
      delete_user: tool({ inputSchema: anything, needsApproval: true, execute: () => 'gone' }),
    };
    const messages: ModelMessage[] = [{ role: 'user', content: 'Delete who failed.' }];
    const request = { model: wrap(model), tools, stopWhen: isStepCount(5) };
    const first = await ask({ ...request, messages });
    const content = first.content as { type: string; approvalId?: string }[];
    const approvalId = content.find(({ type }) => type === 'tool-approval-request')?.approvalId;
    messages.push(...(first.responseMessages as ModelMessage[]), {
      role: 'tool',
      content: [{ type: 'tool-approval-response', approvalId: approvalId ?? '', approved: true }],
    });
    expect((await ask({ ...request, messages })).text).toBe('Deleted.');
    const outputs = outputsIn(model, 2).map((output) => JSON.stringify(output));
    expect(outputs).toHaveLength(3);
    expect(outputs[1]).toContain('user 37 of');
    expect(outputs[2]).toContain('gone');
  });

  it('replays hidden rounds for a program that keeps the text alone', async () => {
    const model = scriptedModel(
      [toolCall('list_users')],
      retrieves({ rows: '38' }, { type: 'text', text: 'Let me look.' }),
      [{ type: 'text', text: 'User 37.' }],
    );
    const messages: ModelMessage[] = [{ role: 'user', content: 'Who failed?' }, ...asked()];
    const request = { model: wrap(model), tools: users };
    const skipped = await ask({ ...request, messages: messages.slice(0, 1) });
    expect(skipped.finishReason).toBe('tool-calls');
    const { text } = await ask({ ...request, messages });
    messages.push({ role: 'assistant', content: text }, { role: 'user', content: 'Sure?' });
    await ask({ ...request, messages });
    const calls = [...model.doGenerateCalls, ...model.doStreamCalls];
    const [third, fourth] = [calls[2]?.prompt ?? [], calls[3]?.prompt ?? []];
    expect(fourth.slice(0, third.length)).toEqual(third);
    expect(fourth).toHaveLength(third.length + 2);
  });

  it('answers no call that was cut short, and hides it', async () => {
    const model = scriptedModel([toolCall('headroom_retrieve', { hash: 'a' }), toolCall('other')]);
    model.doGenerate = cutShort(model.doGenerate);
    const { doStream } = model;
    model.doStream = async (params) => {
      const { stream } = await doStream(params);
      return { stream: stream.pipeThrough(cuttingShort()) };
    };
    const messages: ModelMessage[] = [{ role: 'user', content: 'Who failed?' }, ...asked()];
    const result = await ask({ model: wrap(model), tools: users, messages });
    expect(result.finishReason).toBe('length');
    expect(JSON.stringify(result.content)).not.toContain('headroom_retrieve');
    expect(model.doGenerateCalls.length + model.doStreamCalls.length).toBe(1);
  });
});

/** A call of a tool and what it returned. */
function asked(): ModelMessage[] {
  const call = { toolCallId: 'call-list_users', toolName: 'list_users' };
  const output = { type: 'json' as const, value: JSON.parse(USERS) };
  return [
    { role: 'assistant', content: [{ type: 'tool-call', ...call, input: {} }] },
    { role: 'tool', content: [{ type: 'tool-result', ...call, output }] },
  ];
}

function callOf(
  answer: ReturnType<typeof retrieves>,
  params: Parameters<MockLanguageModelV4['doGenerate']>[0],
): readonly LanguageModelV4Content[] {
  return typeof answer === 'function' ? answer(params) : answer;
}

function rolesAndTypes(
  prompt: Parameters<MockLanguageModelV4['doGenerate']>[0]['prompt'] = [],
): readonly string[] {
  return prompt.map(({ role, content }) =>
    typeof content === 'string' ? role : [role, ...content.map(({ type }) => type)].join(' '),
  );
}

function optionsOf({
  content,
}: Parameters<MockLanguageModelV4['doGenerate']>[0]['prompt'][number]): unknown[] {
  return typeof content === 'string' ? [] : content.map((part) => part.providerOptions);
}

function cutShort(
  doGenerate: MockLanguageModelV4['doGenerate'],
): MockLanguageModelV4['doGenerate'] {
  return async (params) => {
    const result = await doGenerate(params);
    return { ...result, finishReason: { unified: 'length', raw: undefined } };
  };
}

function cuttingShort(): TransformStream {
  return new TransformStream({
    transform: (part: { type: string }, controller) => {
      const reason = { finishReason: { unified: 'length', raw: undefined } };
      controller.enqueue(part.type === 'finish' ? { ...part, ...reason } : part);
    },
  });
}
