import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/anthropic/index.ts';
import { createHeadroom } from '../../../src/index.ts';
import { call, createProvider, say } from '../../../src/testing/index.ts';
import { USERS } from '../../support/users.ts';

type Params = Anthropic.MessageCreateParamsNonStreaming;

const INSTRUCTIONS = Array.from({ length: 1200 }, (_, index) => `rule ${index * 7919}`).join(' ');
const tools: Anthropic.Tool[] = [{ name: 'list_users', input_schema: { type: 'object' } }];

/** For each request of a conversation with a long prompt whether the tool is in it. */
async function offersFor(
  outputs: readonly string[],
  change: Partial<Params> = {},
): Promise<readonly boolean[]> {
  const provider = createProvider();
  await using headroom = createHeadroom({ store: 'memory', ledger: false });
  const { fetch } = provider;
  const client = withHeadroom(new Anthropic({ apiKey: 'test', fetch }), { headroom });
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'Who failed?' }];
  provider.script(...outputs.map(() => call('list_users')), say('These.'));
  for (const content of [...outputs, '']) {
    const asked = { model: 'claude-sonnet-5', max_tokens: 2000, system: INSTRUCTIONS };
    const answer = await client.messages.create({ ...asked, tools, messages, ...change });
    messages.push({ role: 'assistant', content: answer.content });
    const used = answer.content.find((block) => block.type === 'tool_use');
    if (used === undefined) break;
    const result = { type: 'tool_result', tool_use_id: used.id, content } as const;
    messages.push({ role: 'user', content: [result] });
  }
  expect(provider.requests.every(({ prefixKept }) => prefixKept)).toBe(true);
  return provider.requests.map(({ text }) => text.includes('"name":"headroom_retrieve"'));
}

describe('headroom_retrieve in prompts for Claude', () => {
  it('costs nothing where nothing is cached and nothing is left out', async () => {
    expect(await offersFor(['none', 'one'])).toEqual([false, false, false]);
  });

  it.each<readonly [string, Partial<Params>]>([
    ['is marked for the cache', { cache_control: { type: 'ephemeral' } }],
    [
      'is marked in part',
      { system: [{ type: 'text', text: INSTRUCTIONS, cache_control: { type: 'ephemeral' } }] },
    ],
    ['is thought about', { thinking: { type: 'enabled', budget_tokens: 1024 } }],
    ['is for a model of another vendor, who may cache all', { model: 'kimi-k2' }],
  ])('is there from the first request on where the prompt %s', async (_, change) => {
    expect(await offersFor(['none'], change)).toEqual([true, true]);
  });

  it('joins as soon as something is left out', async () => {
    const offers = await offersFor(['none', USERS, 'one']);
    expect(offers).toEqual([false, false, true, true]);
  });
});
