import { createOpenAI } from '@ai-sdk/openai';
import {
  createProviderRegistry,
  customProvider,
  defaultSettingsMiddleware,
  embed,
  extractReasoningMiddleware,
  generateText,
  isStepCount,
  jsonSchema,
  simulateStreamingMiddleware,
  streamText,
  tool,
  wrapLanguageModel,
  wrapProvider,
} from 'ai';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { call, retrieve, say } from '../../../src/testing/index.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

function openai({ provider }: Scene): ReturnType<typeof createOpenAI> {
  return createOpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
}

const tools = {
  list_users: tool({
    inputSchema: jsonSchema<object>({ type: 'object', properties: {} }),
    execute: () => USERS,
  }),
};

describe('a chain of middleware', () => {
  const others = [
    defaultSettingsMiddleware({ settings: { temperature: 0 } }),
    extractReasoningMiddleware({ tagName: 'think' }),
    simulateStreamingMiddleware(),
  ] as const;

  it.each(others.flatMap((other) => [[other, true] as const, [other, false] as const]))(
    'works with what the SDK brings, before and behind it (%#)',
    async (other, isBefore) => {
      const scene = openScene();
      const ours = headroomMiddleware({ headroom: scene.headroom });
      const model = wrapLanguageModel({
        model: openai(scene).chat('gpt-4o'),
        middleware: isBefore ? [other, ours] : [ours, other],
      });
      const request = { model, tools, prompt: 'Is 199 fine?', stopWhen: isStepCount(5) };
      for (const ask of [generateText, streamText]) {
        scene.provider.script(call('list_users'), retrieve({ rows: '200' }), say('Fine.'));
        const result = await ask(request);
        expect([await result.text, (await result.steps).length]).toEqual(['Fine.', 2]);
      }
      expect(scene.provider.requests).toHaveLength(6);
      expect(scene.provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
    },
  );

  it('goes with providers, registries and custom providers', async () => {
    const scene = openScene();
    const languageModelMiddleware = headroomMiddleware({ headroom: scene.headroom });
    const provider = wrapProvider({ provider: openai(scene), languageModelMiddleware });
    const registry = createProviderRegistry({ openai: openai(scene) }, { languageModelMiddleware });
    const custom = customProvider({ languageModels: { mine: provider.languageModel('gpt-5.2') } });
    for (const model of [
      provider.languageModel('gpt-5.2'),
      registry.languageModel('openai:gpt-5.2'),
      custom.languageModel('mine'),
    ]) {
      scene.provider.script(retrieve({ rows: '200' }), say('Fine.'));
      expect((await generateText({ model, prompt: `Fine?\n\n${USERS}` })).text).toBe('Fine.');
    }
    expect(scene.provider.requests).toHaveLength(6);
  });

  it('leaves embeddings alone', async () => {
    const bodies: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (_, init) => {
      bodies.push(init?.body);
      return Response.json({ data: [{ embedding: [1] }], usage: { prompt_tokens: 1 } });
    };
    const bare = createOpenAI({ apiKey: 'sk-secret', fetch });
    const languageModelMiddleware = headroomMiddleware({ store: 'memory' });
    const wrapped = wrapProvider({ provider: bare, languageModelMiddleware });
    for (const each of [bare, wrapped]) {
      await embed({ model: each.embeddingModel('text-embedding-3-small'), value: USERS });
    }
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
    expect(bodies[0]).toContain(JSON.stringify(USERS).slice(1, -1));
  });
});
