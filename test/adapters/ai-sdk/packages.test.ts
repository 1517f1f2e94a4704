import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import {
  generateText,
  isStepCount,
  jsonSchema,
  type LanguageModel,
  type ModelMessage,
  Output,
  streamText,
  type Telemetry,
  tool,
  ToolLoopAgent,
  type ToolSet,
  wrapLanguageModel,
} from 'ai';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware, retrieveTool } from '../../../adapters/ai-sdk/index.ts';
import { call, retrieve, say, think } from '../../../src/testing/index.ts';
import { openScene, readBy, type Scene, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

// The whole SDK with the providers' own packages, down to the wire.

type Wrappable = Parameters<typeof wrapLanguageModel>[0]['model'];

const APIS: Readonly<Record<string, (scene: Scene) => Wrappable>> = {
  'chat completions': (scene) => openai(scene).chat('gpt-5.2'),
  responses: (scene) => openai(scene).responses('gpt-5.2'),
  messages: ({ provider }) =>
    createAnthropic({ apiKey: 'sk-ant-secret', fetch: provider.fetch })('claude-opus-4-5'),
};

function openai({ provider }: Scene): ReturnType<typeof createOpenAI> {
  return createOpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
}

function wrap(scene: Scene, model: Wrappable): LanguageModel {
  const { headroom } = scene;
  return wrapLanguageModel({ model, middleware: headroomMiddleware({ headroom }) });
}

const tools: ToolSet = {
  list_users: tool({
    inputSchema: jsonSchema<object>({ type: 'object', properties: {} }),
    execute: () => JSON.parse(USERS) as object[],
  }),
};

type Request = Parameters<typeof generateText<ToolSet>>[0];

async function streamed(request: Request): Promise<Awaited<ReturnType<typeof generateText>>> {
  const result = streamText(request);
  await result.consumeStream();
  const names = ['text', 'content', 'steps', 'usage', 'finishReason', 'responseMessages'] as const;
  const values = await Promise.all(names.map((name) => result[name]));
  // Both functions tell the same things, under the same names.
  return Object.fromEntries(names.map((name, at) => [name, values[at]])) as never;
}

const WAYS = [
  ['generateText', generateText],
  ['streamText', streamed],
] as const;

const CASES = Object.entries(APIS).flatMap(([api, open]) =>
  WAYS.map(([way, ask]) => [`${way} on ${api}`, open, ask as typeof generateText] as const),
);

describe.each(CASES)('%s', (_, open, ask) => {
  it('runs tools in steps, which show nothing of what was retrieved', async () => {
    const scene = openScene();
    const model = wrap(scene, open(scene));
    scene.provider.script(call('list_users'), retrieve({ rows: '200' }), say('Fine.'));
    const request = { model, prompt: 'Is 199 fine?', tools, stopWhen: isStepCount(5) };
    const { text, steps, usage } = await ask(request);
    expect(text).toBe('Fine.');
    expect(steps).toHaveLength(2);
    expect(JSON.stringify(steps.map(({ content }) => content))).not.toContain('headroom');
    const prompts = scene.provider.requests.map(({ tokens }) => tokens.prompt);
    expect(usage.inputTokens).toBe(prompts.reduce((sum, each) => sum + each));
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('keeps files, system prompts and options of the provider', async () => {
    const scene = openScene();
    const model = wrap(scene, open(scene));
    const image = Buffer.from('89504e470d0a1a0a', 'hex');
    const messages: ModelMessage[] = [
      {
        role: 'user',
        content: [
          { type: 'text', text: `Is this one of them?\n\n${USERS}` },
          { type: 'file', data: image, mediaType: 'image/png' },
        ],
      },
    ];
    scene.provider.script(retrieve({ rows: '2' }), say('Yes.'));
    const providerOptions = {
      openai: { user: 'me' },
      anthropic: { metadata: { userId: 'me' } },
    };
    const system = 'Be brief.';
    const { text } = await ask({ model, system, messages, providerOptions });
    expect(text).toBe('Yes.');
    for (const sent of scene.provider.requests.map((request) => request.text)) {
      expect(sent).toContain(image.toString('base64'));
      expect(sent).toContain('Be brief.');
      expect(sent).toMatch(/"(?:user|user_id)":"me"/);
    }
    expect(troublesOf(scene)).toEqual([]);
  });

  it('waits for approvals, and goes on behind them', async () => {
    const scene = openScene();
    const remove = tool({
      inputSchema: jsonSchema<object>({ type: 'object', properties: {} }),
      needsApproval: true,
      execute: () => 'gone',
    });
    const request = {
      model: wrap(scene, open(scene)),
      tools: { ...tools, remove },
      stopWhen: isStepCount(5),
    };
    scene.provider.script(
      call('list_users'),
      [retrieve({ rows: '200' }), call('remove')],
      say('Removed.'),
    );
    const messages: ModelMessage[] = [{ role: 'user', content: 'Remove 199.' }];
    const first = await ask({ ...request, messages });
    const asked = first.content.find((part) => part.type === 'tool-approval-request');
    messages.push(...first.responseMessages, {
      role: 'tool',
      content: [
        { type: 'tool-approval-response', approvalId: asked?.approvalId ?? '', approved: true },
      ],
    });
    expect((await ask({ ...request, messages })).text).toBe('Removed.');
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(readBy(scene)).toContain('gone');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('gives structured output, however the model has come to it', async () => {
    const scene = openScene();
    const model = wrap(scene, open(scene));
    const properties = { failed: { type: 'number' as const } };
    const output = Output.object({
      schema: jsonSchema<{ failed: number }>({
        type: 'object',
        properties,
        required: ['failed'],
        additionalProperties: false,
      }),
    });
    scene.provider.script(
      call('list_users'),
      [say('Let me count.'), retrieve({ query: 'failed' })],
      say('{"failed":11}'),
    );
    const request = { model, tools, output, prompt: 'How many?', stopWhen: isStepCount(5) };
    expect((await ask(request as never)).text).toBe('{"failed":11}');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('is one model call a step for telemetry', async () => {
    const scene = openScene();
    const model = wrap(scene, open(scene));
    const started: unknown[] = [];
    const ended: unknown[] = [];
    const integrations: Telemetry = {
      onLanguageModelCallStart: (event) => void started.push(event),
      onLanguageModelCallEnd: (event) => void ended.push(event),
    };
    scene.provider.script(call('list_users'), retrieve({ rows: '200' }), say('Fine.'));
    const stopWhen = isStepCount(5);
    await ask({ model, tools, prompt: 'Fine?', stopWhen, telemetry: { integrations } });
    expect([started.length, ended.length]).toEqual([2, 2]);
    expect(JSON.stringify([started, ended])).not.toContain('headroom_retrieve');
  });

  it('shows the calls to programs that bring the tool themselves', async () => {
    const scene = openScene();
    const model = wrap(scene, open(scene));
    scene.provider.script(call('list_users'), retrieve({ rows: '200' }), say('Fine.'));
    const { steps } = await ask({
      model,
      prompt: 'Fine?',
      tools: { ...tools, headroom_retrieve: retrieveTool(scene.headroom) },
      stopWhen: isStepCount(5),
    });
    const names = steps.map(({ toolCalls }) => toolCalls.map(({ toolName }) => toolName));
    expect(names).toEqual([['list_users'], ['headroom_retrieve'], []]);
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('ends at once when it is aborted in a hidden round', async () => {
    const scene = openScene();
    const model = wrap(scene, open(scene));
    scene.provider.script(retrieve({ rows: '200' }), say('Never heard.'));
    scene.provider.fail({ timeout: true }, { at: 2 });
    const controller = new AbortController();
    const abortSignal = controller.signal;
    const asked = ask({ model, prompt: `Which?\n\n${USERS}`, abortSignal, maxRetries: 0 });
    const outcome = asked.then(({ text }) => text, String);
    await expect.poll(() => scene.provider.requests.length).toBe(2);
    controller.abort();
    expect(scene.provider.requests[1]?.aborted).toBe(true);
    expect(await outcome).not.toContain('Never heard.');
  });
});

describe('reasoning with signatures', () => {
  it.each(WAYS)('stays valid through hidden rounds, with %s', async (_, ask) => {
    const scene = openScene();
    const { provider } = scene;
    const model = wrap(scene, APIS['messages']?.(scene) as Wrappable);
    const messages: ModelMessage[] = [{ role: 'user', content: 'Who failed?' }];
    const request = {
      model,
      tools,
      stopWhen: isStepCount(5),
      providerOptions: { anthropic: { thinking: { type: 'adaptive' } } },
    };
    provider.script(
      [think('a'), call('list_users')],
      [think('b'), retrieve({ rows: '38' })],
      [think('c'), say('User 37.')],
    );
    const first = await (ask as typeof generateText)({ ...request, messages });
    messages.push(...first.responseMessages, { role: 'user', content: 'Sure?' });
    provider.script([think('d'), say('Yes.')]);
    expect((await (ask as typeof generateText)({ ...request, messages })).text).toBe('Yes.');
    expect(troublesOf(scene)).toEqual([]);
  });
});

describe('an agent', () => {
  it('takes its steps, and streams them', async () => {
    const scene = openScene();
    const agent = new ToolLoopAgent({ model: wrap(scene, openai(scene)('gpt-5.2')), tools });
    scene.provider.script(call('list_users'), retrieve({ rows: '200' }), say('Fine.'));
    const { textStream } = await agent.stream({ prompt: 'Is 199 fine?' });
    let text = '';
    for await (const piece of textStream) text += piece;
    expect(text).toBe('Fine.');
    expect(troublesOf(scene)).toEqual([]);
  });
});
