import { createRequire } from 'node:module';

import type * as Langchain from '@langchain/core/messages';
import type * as Testing from '@langchain/core/utils/testing';
import type * as OpenAi from '@langchain/openai';
import { describe, expect, it } from 'vitest';

import { HeadroomChatModel } from '../../../adapters/langchain/index.ts';
import { createHeadroom } from '../../../src/index.ts';
import { call, createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { readBy, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

// What `require` loads are other classes than what `import` loads, as are those of two versions.
const require = createRequire(import.meta.url);
const { ChatOpenAI } = require('@langchain/openai') as typeof OpenAi;
const { AIMessage, AIMessageChunk, HumanMessage, ToolMessage } =
  require('@langchain/core/messages') as typeof Langchain;
const { FakeChatModel } = require('@langchain/core/utils/testing') as typeof Testing;

const users = { type: 'function', function: { name: 'list_users', parameters: {} } } as const;

function openScene() {
  const provider = createProvider();
  const model = new ChatOpenAI({
    model: 'gpt-5.2',
    apiKey: 'sk',
    configuration: { fetch: provider.fetch },
  });
  const headroom = createHeadroom({ store: 'memory' });
  return { provider, model: new HeadroomChatModel({ model, headroom }).bindTools([users]) };
}

describe('a model with a LangChain of its own', () => {
  it('streams nothing of what is hidden', async () => {
    const { provider, model } = openScene();
    provider.script(retrieve({ rows: '38' }), [say('User 37.'), call('list_users')]);
    const pieces: object[] = [];
    for await (const piece of await model.stream(`Which failed?\n\n${USERS}`)) pieces.push(piece);
    expect(provider.requests).toHaveLength(2);
    expect(JSON.stringify(pieces)).not.toContain('headroom_retrieve');
    expect(JSON.stringify(pieces)).toContain('list_users');
  });

  it('answers in one piece where it does not stream', async () => {
    const headroom = createHeadroom({ store: 'memory' });
    const model = new HeadroomChatModel({ model: new FakeChatModel({}), headroom });
    const pieces: string[] = [];
    for await (const { text } of await model.stream('Hello')) pieces.push(text);
    expect(pieces).toEqual(['Hello']);
  });

  it('gets its messages compressed, and hidden rounds put back', async () => {
    const { provider, model } = openScene();
    provider.script(retrieve({ rows: '38' }), say('User 37.'), say('None.'));
    const asked = [
      new HumanMessage('Which failed?'),
      new AIMessage({ content: '', tool_calls: [{ id: 'call_0', name: 'list_users', args: {} }] }),
      new ToolMessage({ tool_call_id: 'call_0', content: USERS }),
    ];
    const answer = await model.invoke(asked);
    expect(readBy({ provider }, 0)).toContain('[headroom hash=');
    const said = new AIMessageChunk({ content: answer.text });
    await model.invoke([...asked, said, new HumanMessage('And now?')]);
    expect(provider.requests).toHaveLength(3);
    expect(troublesOf({ provider })).toEqual([]);
  });
});
