import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/anthropic/index.ts';
import { call, retrieve, say, think } from '../../../src/testing/index.ts';
import { openScene, readBy, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

type Block = Exclude<Anthropic.ContentBlockParam, string>;

const TTL = { type: 'ephemeral', ttl: '1h' } as const;
const tools = [
  { name: 'list_users', input_schema: { type: 'object' as const }, cache_control: TTL },
];

/** A client that marks the last block of the conversation, and none before it, in every request. */
function markLast(messages: readonly Anthropic.MessageParam[]): Anthropic.MessageParam[] {
  const last = messages.at(-1);
  if (last === undefined) return [];
  const content = blocksOf(last);
  const marked = { ...content.at(-1), cache_control: TTL } as Block;
  return [...messages.slice(0, -1), { role: 'user', content: [...content.slice(0, -1), marked] }];
}

function blocksOf({ content }: Anthropic.MessageParam): readonly Block[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

describe('cache breakpoints', () => {
  it('stay where the client puts them, in every request, and none is added', async () => {
    const scene = openScene();
    const { provider, headroom } = scene;
    const bare = new Anthropic({ apiKey: 'sk-secret', fetch: provider.fetch });
    const client = withHeadroom(bare, { headroom });
    const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'Which users failed?' }];
    const ask = async (): Promise<void> => {
      const sent = markLast(messages);
      const { content } = await client.messages.create({
        model: 'claude-opus-4-5',
        max_tokens: 4000,
        thinking: { type: 'adaptive' },
        system: [{ type: 'text', text: 'Be brief.', cache_control: TTL }],
        tools,
        messages: sent,
      });
      messages.push({ role: 'assistant', content });
      const results = content
        .filter((block) => block.type === 'tool_use')
        .map(({ id }) => ({ type: 'tool_result' as const, tool_use_id: id, content: USERS }));
      messages.push({ role: 'user', content: results.length > 0 ? results : 'And the others?' });
    };
    provider.script(
      call('list_users'),
      [think('Hm.'), say('Look.'), retrieve({ rows: '200' })],
      [think('So.'), retrieve({ rows: '100' }), call('list_users')],
      [retrieve({ rows: '50' })],
      say('Done.'),
      [think('And?'), retrieve({ rows: '30' })],
      say('Done again.'),
    );
    for (let turn = 0; turn < 5; turn += 1) await ask();
    for (const { text } of provider.requests) {
      expect(text.match(/"cache_control":\{"type":"ephemeral","ttl":"1h"\}/g)).toHaveLength(3);
      expect(text.match(/cache_control/g)).toHaveLength(3);
    }
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(readBy(scene)).toContain('user 49 of');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('stay in turns whose blocks the client does not keep apart', async () => {
    const scene = openScene();
    const { provider, headroom } = scene;
    const bare = new Anthropic({ apiKey: 'sk-secret', fetch: provider.fetch });
    const client = withHeadroom(bare, { headroom });
    const body = { model: 'claude-opus-4-5', max_tokens: 4000 };
    const question = { role: 'user' as const, content: `Which failed?\n\n${USERS}` };
    provider.script([say('Look.'), retrieve({ rows: '200' })], say('Fine.'));
    const { content } = await client.messages.create({ ...body, messages: [question] });
    const text = content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
    const joined = { type: 'text' as const, text, cache_control: TTL };
    const messages = [
      question,
      { role: 'assistant' as const, content: [joined] },
      { role: 'user' as const, content: 'Thanks.' },
    ];
    await client.messages.create({ ...body, messages });
    expect(provider.requests.at(-1)?.text.match(/cache_control/g)).toHaveLength(1);
    expect(troublesOf(scene)).toEqual([]);
  });
});
