import Anthropic from 'anthropic-sdk-0.101';
import OpenAI from 'openai-6';
import { expect, it } from 'vitest';

import { createProvider, say, think } from '../../../src/testing/index.ts';

const messages = [{ role: 'user' as const, content: 'hi' }];

it('answers an older SDK of OpenAI', async () => {
  const provider = createProvider({ script: () => say('hello') });
  const client = new OpenAI({ apiKey: 'test', fetch: provider.fetch });
  const body = { model: 'gpt-5.2', messages };
  const made = await client.chat.completions.create(body);
  expect(made.choices[0]?.message.content).toBe('hello');
  expect(await client.chat.completions.stream(body).finalContent()).toBe('hello');
  const input = { model: 'gpt-5.2', input: 'hi' };
  expect((await client.responses.create(input)).output_text).toBe('hello');
  expect((await client.responses.stream(input).finalResponse()).output_text).toBe('hello');
});

it('answers an older SDK of Anthropic', async () => {
  const provider = createProvider({ script: () => [think('Hm.'), say('hello')] });
  const client = new Anthropic({ apiKey: 'test', fetch: provider.fetch });
  const thinking = { type: 'adaptive' as const };
  const body = { model: 'claude-opus-4-8', max_tokens: 50, messages, thinking };
  const { content } = await client.messages.create(body);
  expect(content[1]).toEqual({ type: 'text', text: 'hello' });
  const final = await client.messages.stream(body).finalMessage();
  expect(final.content[1]).toMatchObject({ text: 'hello' });
  const history = [
    ...messages,
    { role: 'assistant' as const, content: final.content },
    ...messages,
  ];
  await client.messages.create({ ...body, messages: history });
  expect(provider.requests.at(-1)).toMatchObject({ prefixKept: true });
  expect(provider.requests.every(({ headers }) => headers['x-api-key'] === '<redacted>')).toBe(
    true,
  );
});
