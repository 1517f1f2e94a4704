import { createOpenAI } from '@ai-sdk/openai';
import {
  APICallError,
  generateText,
  jsonSchema,
  type LanguageModel,
  streamText,
  tool,
  wrapLanguageModel,
} from 'ai';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { dataEvents, type RawAnswer, rawProvider } from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

globalThis.AI_SDK_LOG_WARNINGS = false;

interface Toolless {
  readonly model: LanguageModel;
  readonly sent: readonly string[];
  readonly headroom: ReturnType<typeof openScene>['headroom'];
}

function openModel(kind: 'completion' | 'chat', ...answers: readonly RawAnswer[]): Toolless {
  const { headroom } = openScene();
  const { fetch, sent } = rawProvider(...answers);
  const openai = createOpenAI({ apiKey: 'sk-secret', fetch });
  const model = openai[kind]('gpt-3.5-turbo-instruct');
  const middleware = headroomMiddleware({ headroom });
  return { model: wrapLanguageModel({ model, middleware }), sent, headroom };
}

const prompt = `Which failed?\n\n${USERS}`;
const refusal = Response.json(
  { error: { message: 'registry/some-model does not support tools', type: 'api_error' } },
  { status: 400 },
);

function expectLossless({ sent }: Toolless): void {
  for (const body of sent.slice(1)) {
    expect(body).not.toContain('[headroom hash=');
    expect(body).not.toContain('headroom_retrieve');
    expect(body).toContain('200 of 800');
    expect(body.length).toBeLessThan(USERS.length);
  }
}

describe('a model whose package leaves tools out', () => {
  const completion = (text: string): object => ({
    id: 'c',
    object: 'text_completion',
    created: 1,
    model: 'm',
    choices: [{ text, index: 0, finish_reason: text === '' ? null : 'stop' }],
  });

  it('gets what is compressed losslessly, and is asked once from then on', async () => {
    const scene = openModel('completion', JSON.stringify(completion('Fine.')));
    for (const requests of [2, 3]) {
      expect((await generateText({ model: scene.model, prompt })).text).toBe('Fine.');
      expect(scene.sent).toHaveLength(requests);
    }
    expectLossless(scene);
    const { requests, lastFailure } = await scene.headroom.stats();
    expect(requests).toBe(2);
    expect(lastFailure).toBe(
      'offering headroom_retrieve to gpt-3.5-turbo-instruct: it takes no tools',
    );
  });

  it('does so in streams', async () => {
    const scene = openModel('completion', dataEvents(completion('Fine.'), '[DONE]'));
    for (const requests of [2, 3]) {
      expect(await streamText({ model: scene.model, prompt }).text).toBe('Fine.');
      expect(scene.sent).toHaveLength(requests);
    }
    expectLossless(scene);
  });
});

describe('a model whose service refuses tools', () => {
  const message = { role: 'assistant', content: 'Fine.' };
  const chat = JSON.stringify({
    id: 'c',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
  });

  it('gets what is compressed losslessly where the only tool was added here', async () => {
    const scene = openModel('chat', refusal, chat);
    for (const requests of [2, 3]) {
      expect((await generateText({ model: scene.model, prompt })).text).toBe('Fine.');
      expect(scene.sent).toHaveLength(requests);
    }
    expectLossless(scene);
  });

  it('is offered tools again after a call that was refused for something else', async () => {
    const scene = openModel('chat', refusal, refusal, chat);
    const request = { model: scene.model, prompt, maxRetries: 0 };
    await expect(generateText(request)).rejects.toThrow(/does not support tools/);
    await generateText(request);
    expect(scene.sent.map((body) => body.includes('headroom_retrieve'))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('refuses tools of the user’s as it does without a Headroom', async () => {
    const { model, sent } = openModel('chat', refusal, chat);
    const inputSchema = jsonSchema<object>({ type: 'object' });
    const mine = tool({ inputSchema, execute: () => '' });
    const asked = generateText({ model, prompt, tools: { mine }, maxRetries: 0 });
    await expect(asked).rejects.toThrow(APICallError);
    expect(sent).toHaveLength(1);
  });
});
