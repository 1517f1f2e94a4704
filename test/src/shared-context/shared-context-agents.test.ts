import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom as withHeadroomForAnthropic } from '../../../adapters/anthropic/index.ts';
import { withHeadroom } from '../../../adapters/openai/index.ts';
import { createSharedContext } from '../../../src/index.ts';
import { call, retrieve, say } from '../../../src/testing/index.ts';
import { openScene, readBy, type Scene, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

// Agents of two vendors that pass on what they found.

const CLAUDE = 'claude-opus-4-5';

/** An agent on OpenAI's SDK, which looks the users up. */
async function research({ provider, headroom }: Scene): Promise<string> {
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
  const client = withHeadroom(bare, { headroom });
  const tool = { type: 'function' as const, function: { name: 'list_users', parameters: {} } };
  const request = { model: 'gpt-5.2', tools: [tool] };
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Who failed?' }];
  provider.script(call('list_users'), retrieve({ rows: '38' }), say('User 37, and others.'));
  const first = await client.chat.completions.create({ ...request, messages });
  const [message] = first.choices.map((choice) => choice.message);
  if (message === undefined) throw new Error('the model has not answered');
  const [asked] = message.tool_calls ?? [];
  messages.push(message, { role: 'tool', tool_call_id: asked?.id ?? '', content: USERS });
  const second = await client.chat.completions.create({ ...request, messages });
  return second.choices[0]?.message.content ?? '';
}

/** An agent on Anthropic's SDK, which reads what was found. */
async function review(client: Anthropic, findings: string | undefined): Promise<string> {
  const content = `These were found:\n\n${findings}\n\nWho else failed?`;
  const message = await client.messages.create({
    model: CLAUDE,
    max_tokens: 500,
    messages: [{ role: 'user', content }],
  });
  return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

describe('agents of two vendors', () => {
  it('share what one has found, which the other reads in parts', async () => {
    const scene = openScene();
    const { provider, headroom } = scene;
    const shared = createSharedContext(headroom, { name: 'run 1' });
    expect(await research(scene)).toBe('User 37, and others.');
    await shared.put('users', USERS, { agent: 'researcher' });

    const bare = new Anthropic({ apiKey: 'sk-ant-secret', fetch: provider.fetch });
    const client = withHeadroomForAnthropic(bare, { headroom });
    const brief = await shared.get('users', { model: CLAUDE, retrieval: 'tool' });
    provider.script(retrieve({ rows: '75' }), say('User 74.'));
    expect(await review(client, brief)).toBe('User 74.');
    expect(readBy(scene)).toContain('user 74 of 6');
    expect(readBy(scene, -2)).toContain(JSON.stringify(brief).slice(1, -1));
    expect(provider.requests).toHaveLength(5);
    expect(troublesOf(scene)).toEqual([]);
  });

  it('give a sub-agent without the tool all of it, compressed losslessly', async () => {
    const scene = openScene();
    const { provider, headroom } = scene;
    const shared = createSharedContext(headroom);
    await shared.put('users', USERS);
    const client = new Anthropic({ apiKey: 'sk-ant-secret', fetch: provider.fetch });
    provider.script(say('User 74.'));
    await review(client, await shared.get('users', { model: CLAUDE }));
    const [request] = provider.requests;
    expect(request?.text).not.toContain('headroom_retrieve');
    expect(request?.text).not.toContain('[headroom hash=');
    for (const name of ['399 of 681', '74 of 6']) expect(request?.text).toContain(name);
    expect(request?.bytes.length).toBeLessThan(USERS.length);
  });
});
