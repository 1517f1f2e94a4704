import OpenAI from 'openai';
import { expect, it } from 'vitest';

import { createProvider } from '../../../src/testing/index.ts';

it('lets go of all bodies but the latest when it is told to', async () => {
  const provider = createProvider({ bodies: 'latest' });
  const client = new OpenAI({ apiKey: 'test', fetch: provider.fetch });
  for (const content of ['first', 'second']) {
    await client.chat.completions.create({
      model: 'gpt-5.2',
      messages: [{ role: 'user', content }],
    });
  }
  const [first, second] = provider.requests;
  expect(first).toMatchObject({ text: '', body: undefined, conversation: [] });
  expect(first?.tokens.prompt).toBeGreaterThan(0);
  expect(second?.text).toContain('second');
});
