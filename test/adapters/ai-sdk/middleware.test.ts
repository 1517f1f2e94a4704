import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import {
  createProviderRegistry,
  customProvider,
  embed,
  generateText,
  type LanguageModelMiddleware,
  type ModelMessage,
  streamText,
  wrapLanguageModel,
  wrapProvider,
} from 'ai';
import { MockEmbeddingModelV4, MockLanguageModelV3 } from 'ai/test';
import * as six from 'ai-6';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware, retrieveTool } from '../../../adapters/ai-sdk/index.ts';
import { createHeadroom, HeadroomError } from '../../../src/index.ts';
import { retrieve, say } from '../../../src/testing/index.ts';
import { loadedModules } from '../../support/loaded-modules.ts';
import { openScene } from '../../support/scene.ts';
import { retrieves, scriptedModel } from '../../support/scripted-model.ts';
import { USERS } from '../../support/users.ts';

const call = { toolCallId: 'a', toolName: 'list_users' };
const messages: ModelMessage[] = [
  { role: 'user', content: 'Who failed?' },
  { role: 'assistant', content: [{ type: 'tool-call', ...call, input: {} }] },
  {
    role: 'tool',
    content: [{ type: 'tool-result', ...call, output: { type: 'text', value: USERS } }],
  },
];

function bytesOf(model: ReturnType<typeof scriptedModel>, at = 0): string {
  return JSON.stringify(model.doGenerateCalls[at]);
}

describe('headroomMiddleware', () => {
  it('stands before and behind other middleware', async () => {
    const seen: string[] = [];
    const witness: LanguageModelMiddleware = {
      wrapGenerate: async ({ doGenerate, params }) => {
        const result = await doGenerate();
        seen.push(JSON.stringify([params, result.content]));
        return result;
      },
    };
    const ours = headroomMiddleware({ store: 'memory' });
    const model = scriptedModel(retrieves(), [{ type: 'text', text: 'Fine.' }]);
    const outer = wrapLanguageModel({ model, middleware: [witness, ours] });
    expect((await generateText({ model: outer, messages })).text).toBe('Fine.');
    expect(seen).toHaveLength(1);
    expect(seen[0]).not.toContain('headroom');

    seen.length = 0;
    const other = scriptedModel(retrieves(), [{ type: 'text', text: 'Fine.' }]);
    const inner = wrapLanguageModel({ model: other, middleware: [ours, witness] });
    expect((await generateText({ model: inner, messages })).text).toBe('Fine.');
    expect(seen).toHaveLength(2);
    expect(seen[0]).toContain('headroom_retrieve');
  });

  it('may be there twice', async () => {
    const model = scriptedModel(retrieves(), [{ type: 'text', text: 'Fine.' }]);
    const middleware = [
      headroomMiddleware({ store: 'memory' }),
      headroomMiddleware({ store: 'memory' }),
    ];
    const { text } = await generateText({
      model: wrapLanguageModel({ model, middleware }),
      messages,
    });
    expect(text).toBe('Fine.');
    expect(bytesOf(model).match(/"name":"headroom_retrieve"/g)).toHaveLength(1);
  });

  it('serves providers, registries and custom providers, and leaves embeddings alone', async () => {
    const model = scriptedModel();
    const embedding = new MockEmbeddingModelV4({
      doEmbed: async ({ values }) => ({ embeddings: values.map(() => [1]), warnings: [] }),
    });
    const bare = customProvider({
      languageModels: { large: model },
      embeddingModels: { small: embedding },
    });
    const languageModelMiddleware = headroomMiddleware({ store: 'memory' });
    const provider = wrapProvider({ provider: bare, languageModelMiddleware });
    const registry = createProviderRegistry({ bare }, { languageModelMiddleware });
    const custom = customProvider({ languageModels: { mine: provider.languageModel('large') } });
    for (const each of [
      provider.languageModel('large'),
      registry.languageModel('bare:large'),
      custom.languageModel('mine'),
    ]) {
      await generateText({ model: each, messages });
      expect(bytesOf(model, model.doGenerateCalls.length - 1).length).toBeLessThan(
        USERS.length / 3,
      );
    }
    await embed({ model: provider.embeddingModel('small'), value: USERS });
    expect(embedding.doEmbedCalls[0]?.values).toEqual([USERS]);
  });

  it('lets a call through as it is, without the option that asks for it', async () => {
    const model = scriptedModel();
    const wrapped = wrapLanguageModel({
      model,
      middleware: headroomMiddleware({ store: 'memory' }),
    });
    const openai = { user: 'me' };
    const providerOptions = { openai, headroom: { bypass: true } };
    await generateText({ model: wrapped, messages, providerOptions });
    expect(bytesOf(model)).toContain(JSON.stringify(USERS));
    expect(model.doGenerateCalls[0]?.providerOptions).toEqual({ openai });
    await generateText({ model: wrapped, messages, providerOptions: { openai, headroom: {} } });
    expect(bytesOf(model, 1).length).toBeLessThan(USERS.length / 3);
    expect(model.doGenerateCalls[1]?.providerOptions).toEqual({ openai });
  });

  it('hands over the very same call where there is nothing to do', async () => {
    const model = scriptedModel();
    const wrapped = wrapLanguageModel({
      model,
      middleware: headroomMiddleware({ store: 'memory' }),
    });
    const params = { prompt: [{ role: 'user' as const, content: [] }], temperature: 0.5 };
    await wrapped.doGenerate(params);
    expect(model.doGenerateCalls[0]).toBe(params);
  });

  it('hands over what it does not know as the very same objects', async () => {
    const model = scriptedModel();
    const middleware = headroomMiddleware({ store: 'memory' });
    const known = await promptOf(messages);
    const unknown = [
      { role: 'narrator', content: 'Meanwhile …' },
      { role: 'user', content: [{ type: 'hologram', data: {} }] },
      {
        role: 'tool',
        content: [{ type: 'tool-result', ...call, output: { type: 'hologram', value: {} } }],
      },
    ] as unknown as LanguageModelV4Prompt;
    await wrapLanguageModel({ model, middleware }).doGenerate({ prompt: [...unknown, ...known] });
    const sent = model.doGenerateCalls[0]?.prompt ?? [];
    for (const [at, message] of unknown.entries()) expect(sent[at]).toBe(message);
    expect(bytesOf(model).length).toBeLessThan(USERS.length / 3);
  });

  it('is one step for telemetry and callbacks', async () => {
    const model = scriptedModel(retrieves(), [{ type: 'text', text: 'Fine.' }]);
    const wrapped = wrapLanguageModel({
      model,
      middleware: headroomMiddleware({ store: 'memory' }),
    });
    const steps: unknown[] = [];
    const result = streamText({
      model: wrapped,
      messages,
      onStepFinish: (step) => void steps.push(step),
    });
    expect(await result.text).toBe('Fine.');
    expect(steps).toHaveLength(1);
    expect(JSON.stringify(steps)).not.toContain('headroom');
  });

  it('serves models of the specification before, and refuses those of others', async () => {
    const scripted = scriptedModel(retrieves(), [{ type: 'text', text: 'Fine.' }]);
    const older = new MockLanguageModelV3({
      // What these calls hold is the same in both.
      doGenerate: (async (params: never) => scripted.doGenerate(params)) as never,
    });
    const middleware = headroomMiddleware({ store: 'memory' });
    // The middleware of AI SDK 6 hands over the model as it is.
    const model = older as unknown as LanguageModelV4;
    const prompt = await promptOf(messages);
    const of = (each: LanguageModelV4) => ({
      model: each,
      params: { prompt },
      doGenerate: () => each.doGenerate({ prompt }),
      doStream: () => each.doStream({ prompt }),
    });
    const result = await middleware.wrapGenerate?.(of(model));
    expect(result?.content).toEqual([{ type: 'text', text: 'Fine.' }]);
    const oldest = { ...model, specificationVersion: 'v2', modelId: 'old' } as never;
    for (const wrapCall of [middleware.wrapGenerate, middleware.wrapStream]) {
      await expect(wrapCall?.(of(oldest))).rejects.toThrow(HeadroomError);
      await expect(wrapCall?.(of(oldest))).rejects.toThrow(/v3 or v4.*old is of v2/);
    }
    const wrapOld = (): unknown => six.wrapLanguageModel({ model: oldest, middleware } as never);
    expect(wrapOld).toThrow(/v3 or v4.*old is of v2.*npm install ai@latest/);
  });

  it('gives its tool to AI SDK 6', async () => {
    const { headroom, provider } = openScene();
    const model = six.wrapLanguageModel({
      model: createOpenAI({ apiKey: 'sk-secret', fetch: provider.fetch })('gpt-5.2'),
      middleware: headroomMiddleware({ headroom }),
    } as never);
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const { text, steps } = await six.generateText({
      model,
      messages: messages as six.ModelMessage[],
      tools: { headroom_retrieve: retrieveTool(headroom) },
      stopWhen: six.stepCountIs(3),
    });
    expect(text).toBe('Fine.');
    expect(steps[0]?.toolResults[0]?.output).toContain('user 199 of 881');
  });

  it('refuses wrong options', () => {
    expect(() => headroomMiddleware({ mod: 'lossless' } as never)).toThrow(/did you mean mode/);
  });
});

describe('retrieveTool', () => {
  it('gives the tool to programs that want to see its calls', async () => {
    const headroom = createHeadroom({ store: 'memory' });
    const model = scriptedModel(retrieves({ rows: '38' }), [{ type: 'text', text: 'User 37.' }]);
    const result = await generateText({
      model: wrapLanguageModel({ model, middleware: headroomMiddleware({ headroom }) }),
      messages,
      tools: { headroom_retrieve: retrieveTool(headroom) },
      stopWhen: ({ steps }) => steps.length === 2,
    });
    expect(result.text).toBe('User 37.');
    const [first] = result.steps;
    expect(first?.toolCalls.map(({ toolName }) => toolName)).toEqual(['headroom_retrieve']);
    expect(first?.toolResults[0]?.output).toContain('user 37 of');
    const [tool] = model.doGenerateCalls[0]?.tools ?? [];
    expect(tool).toMatchObject({ name: 'headroom_retrieve', inputSchema: { required: ['hash'] } });
  });

  it('answers what a model wrote, whatever it is', async () => {
    const tool = retrieveTool(createHeadroom({ store: 'memory' }));
    expect(await tool.execute({ hash: 'nonsense' })).toContain('"hash" must be');
  });

  it('refuses what is no Headroom', () => {
    expect(() => retrieveTool({} as never)).toThrow(/retrieveTool\(\).*createHeadroom\(\)/);
  });
});

it('loads neither the AI SDK nor a provider', () => {
  const loaded = loadedModules('headroom-ts/ai-sdk');
  const others =
    /node_modules\/(ai|@ai-sdk|openai|@anthropic-ai|@?langchain|@modelcontextprotocol)\//;
  expect(loaded.filter((url) => others.test(url))).toEqual([]);
  expect(loaded.length).toBeGreaterThan(10);
});

/** Messages as a model gets them. */
async function promptOf(given: ModelMessage[]): Promise<LanguageModelV4Prompt> {
  const model = scriptedModel();
  await generateText({ model, messages: given });
  return model.doGenerateCalls[0]?.prompt ?? [];
}

type LanguageModelV4Prompt = Parameters<LanguageModelV4['doGenerate']>[0]['prompt'];
