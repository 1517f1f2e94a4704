import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, type ModelMessage, streamText, wrapLanguageModel } from 'ai';
import { expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { USERS } from '../../support/users.ts';

it('goes on offering the tool where the provider holds what needs it', async () => {
  const provider = createProvider();
  const openai = createOpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
  const middleware = headroomMiddleware({ store: 'memory' });
  const model = wrapLanguageModel({ model: openai.responses('gpt-4o'), middleware });
  const ask = async (messages: ModelMessage[], previousResponseId?: string) => {
    const options = previousResponseId === undefined ? {} : { previousResponseId };
    const result = await generateText({ model, messages, providerOptions: { openai: options } });
    const { responseId } = result.providerMetadata?.['openai'] ?? {};
    return { text: result.text, id: typeof responseId === 'string' ? responseId : '' };
  };

  provider.script(retrieve({ rows: '38' }), say('User 37 failed.'));
  const first = await ask([{ role: 'user', content: `Which failed?\n\n${USERS}` }]);
  expect(first.text).toBe('User 37 failed.');

  provider.script(retrieve({ rows: '75' }), say('User 74 too.'));
  const second = await ask([{ role: 'user', content: 'Who else?' }], first.id);
  expect(second.text).toBe('User 74 too.');

  await ask([{ role: 'user', content: 'Thanks.' }], second.id);
  expect(provider.requests.map(({ refusal }) => refusal)).toEqual(Array(5).fill(undefined));
  for (const { text } of provider.requests) expect(text).toContain('"name":"headroom_retrieve"');
  const [, , asked, followUp] = provider.requests;
  expect(followUp?.text).not.toContain('Who else?');
  expect(asked?.conversation.length).toBeGreaterThan(4);
});

it('goes on with the streams of a thread that the provider holds', async () => {
  const provider = createProvider();
  const anthropic = createAnthropic({ apiKey: 'sk-ant-secret', fetch: provider.fetch });
  const middleware = headroomMiddleware({ store: 'memory' });
  const model = wrapLanguageModel({ model: anthropic('claude-opus-4-5'), middleware });
  const ask = async (content: string, previousMessageId?: string) => {
    const thread =
      previousMessageId === undefined
        ? { type: 'create' }
        : { type: 'continue', previousMessageId };
    const messages: ModelMessage[] = [{ role: 'user', content }];
    const result = streamText({ model, messages, providerOptions: { anthropic: { thread } } });
    return { text: await result.text, id: (await result.response).id };
  };

  provider.script(retrieve({ rows: '38' }), say('User 37 failed.'));
  const first = await ask(`Which failed?\n\n${USERS}`);
  expect(first.text).toBe('User 37 failed.');

  provider.script(retrieve({ rows: '75' }), say('User 74 too.'));
  const second = await ask('Who else?', first.id);
  expect(second.text).toBe('User 74 too.');

  await ask('Thanks.', second.id);
  expect(provider.requests.map(({ refusal }) => refusal)).toEqual(Array(5).fill(undefined));
  expect(provider.requests.every(({ prefixKept }) => prefixKept)).toBe(true);
  expect(provider.requests[3]?.text).not.toContain('Who else?');
});
