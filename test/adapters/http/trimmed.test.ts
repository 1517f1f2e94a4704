import Anthropic from '@anthropic-ai/sdk';
import { expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/anthropic/index.ts';
import { call, createProvider } from '../../../src/testing/index.ts';

const FILE = Array.from(
  { length: 60 },
  (_, line) => `export const value${line} = ${line * 7919};`,
).join('\n');

const TRIMMED = { context_management: { edits: [] }, betas: ['context-management-2025-06-27'] };

async function secondRead(parameters: object): Promise<string> {
  const provider = createProvider({ script: [call('read'), call('read')] });
  const client = withHeadroom(new Anthropic({ apiKey: 'none', fetch: provider.fetch }), {
    store: 'memory',
  });
  const messages: Anthropic.Beta.BetaMessageParam[] = [{ role: 'user', content: 'Read it twice.' }];
  for (let turn = 0; turn < 3; turn += 1) {
    const tools = [{ name: 'read', input_schema: { type: 'object' as const } }];
    const body = { model: 'claude-opus-4-5', max_tokens: 100, messages, tools, ...parameters };
    const { content } = await client.beta.messages.create(body);
    messages.push({ role: 'assistant', content });
    const results = content.flatMap((block) =>
      block.type === 'tool_use'
        ? [{ type: 'tool_result' as const, tool_use_id: block.id, content: FILE }]
        : [],
    );
    if (results.length > 0) messages.push({ role: 'user', content: results });
  }
  return provider.requests.at(-1)?.text.split('"role":"user"').at(-1) ?? '';
}

it('refers to what was read before, but not where the provider may drop it', async () => {
  expect(await secondRead({})).toContain('same text as in');
  expect(await secondRead(TRIMMED)).toContain('value59 = ');
});
