import { SimpleChatModel } from '@langchain/core/language_models/chat_models';
import {
  AIMessage,
  AIMessageChunk,
  ChatMessage,
  HumanMessage,
  RemoveMessage,
  ToolMessage,
} from '@langchain/core/messages';

import { ChatGenerationChunk } from '@langchain/core/outputs';
import { describe, expect, it } from 'vitest';

import { HeadroomChatModel } from '../../../adapters/langchain/index.ts';
import { langchainConversation } from '../../../adapters/langchain/conversation/format.ts';
import { createHeadroom, HeadroomError } from '../../../src/index.ts';
import { say } from '../../../src/testing/index.ts';
import { loadedModules } from '../../support/loaded-modules.ts';
import { USERS } from '../../support/users.ts';
import { asked, openScene } from './scene.ts';

function creating(fields: object): () => HeadroomChatModel {
  return () => new HeadroomChatModel(fields as never);
}

describe('HeadroomChatModel refuses', () => {
  const { bare } = openScene();

  it('options that it does not know', () => {
    expect(creating({ model: bare, mod: 'lossless' })).toThrow(HeadroomError);
    expect(creating({ model: bare, mod: 'lossless' })).toThrow(/did you mean mode/);
    expect(creating({ model: bare, zzzzzz: 1 })).toThrow(
      /^HeadroomChatModel: .*known are mode, .*, headroom, model, cache/,
    );
    expect(creating({ model: bare, headroom: {} })).toThrow(/createHeadroom/);
  });

  it('a model in place of its fields', () => {
    for (const model of [bare, bare.withConfig({ tags: ['a'] })]) {
      expect(creating(model)).toThrow(/takes the model as an option: .*\(\{ model \}\)/);
    }
  });

  it('what is no chat model', () => {
    for (const model of [undefined, 'gpt-5.2', {}, bare.withRetry(), bare.withFallbacks([bare])]) {
      expect(creating({ model })).toThrow(/option model: expected a chat model/);
    }
  });

  it('the name of a model, and says how to make one of it', () => {
    expect(creating({ model: 'gpt-5.2' })).toThrow(/it is a text: .*initChatModel\(\)/);
    expect(creating({ modl: bare })).toThrow(/it is missing: new HeadroomChatModel\(\{ model/);
    expect(creating('gpt-5.2' as never)).toThrow(/takes the model as an option/);
  });

  it('models of versions of LangChain that are too old', () => {
    const old = { _generate: () => undefined, _modelType: () => 'base_chat_model' };
    expect(creating({ model: old })).toThrow(/@langchain\/core 1\.1\.45 or later/);
  });
});

describe('HeadroomChatModel', () => {
  it('compresses losslessly for a model that takes no tools', async () => {
    const seen: unknown[] = [];
    class Plain extends SimpleChatModel {
      override _llmType(): string {
        return 'plain';
      }
      override async _call(...given: unknown[]): Promise<string> {
        seen.push(given);
        return 'Fine.';
      }
    }
    const model = new HeadroomChatModel({ model: new Plain({}), store: 'memory' });
    expect((await model.invoke(asked())).text).toBe('Fine.');
    const chunks: string[] = [];
    for await (const { text } of await model.stream(asked())) chunks.push(text);
    expect(chunks).toEqual(['Fine.']);
    const sent = JSON.stringify(seen);
    expect(sent).not.toContain('headroom');
    expect(sent.length).toBeLessThan(2 * USERS.length);
    expect(() => model.bindTools([])).toThrow('cannot bind tools');
  });

  it('hides calls of a model whose stream tells them whole', async () => {
    const answers = [
      [{ id: 'call_1', name: 'headroom_retrieve', args: { hash: 'a' } }],
      [{ id: 'call_2', name: 'list_users', args: {} }],
    ];
    class Whole extends SimpleChatModel {
      override _llmType(): string {
        return 'whole';
      }
      override _call(): Promise<string> {
        return Promise.reject(new Error('it streams'));
      }
      override bindTools(): never {
        return this.withConfig({}) as never;
      }
      override async *_streamResponseChunks(): AsyncGenerator<ChatGenerationChunk> {
        const tool_calls = answers.shift() ?? [];
        yield new ChatGenerationChunk({
          text: '',
          message: new AIMessageChunk({ content: '', tool_calls }),
        });
      }
    }
    const model = new HeadroomChatModel({ model: new Whole({}), store: 'memory' });
    const names: string[] = [];
    for await (const { tool_calls = [] } of await model.stream(asked())) {
      names.push(...tool_calls.map(({ name }) => name));
    }
    expect(names).toEqual(['list_users']);
  });

  it('leaves nothing out where the model cannot retrieve', async () => {
    for (const options of [{ tool_choice: 'none' }, { strict: true }, { functions: [] }]) {
      const { provider, model } = openScene();
      await model.invoke(asked(), options as object).catch(() => undefined);
      expect(provider.requests[0]?.text).not.toMatch(/\[headroom hash=[0-9a-f]/);
    }
  });

  it('hands over messages that it does not know as they are', async () => {
    const headroom = createHeadroom({ store: 'memory' });
    const odd = [
      new ChatMessage({ role: 'observer', content: USERS }),
      new RemoveMessage({ id: 'x' }),
      new HumanMessage({ content: [{ type: 'video', data: 'x' }] as never }),
      new ToolMessage({ tool_call_id: 'x', content: [{ type: 'custom', text: USERS }] as never }),
    ];
    const { messages } = await headroom.compress(odd, { format: 'langchain', retrieval: 'tool' });
    for (const [at, message] of messages.entries()) expect(message).toBe(odd[at]);
  });

  it('answers a call with malformed arguments', async () => {
    const { provider, model } = openScene();
    provider.script(
      { type: 'call', name: 'headroom_retrieve', arguments: 'not JSON' } as never,
      say('Fine.'),
    );
    const answer = await model.invoke(asked());
    expect(answer.text).toBe('Fine.');
    expect(JSON.stringify(provider.requests[1]?.conversation)).toContain('must be');
  });
});

describe('a message of a turn with hidden calls', () => {
  const hidden = { id: 'call_9', name: 'headroom_retrieve', args: { hash: 'a' } };

  it('keeps nothing of them in the forms of any provider', async () => {
    const { modelRound } = await import('../../../adapters/langchain/conversation/round.ts');
    const google = new AIMessage({
      content: [
        { type: 'text', text: 'Hm.' },
        { type: 'functionCall', functionCall: { name: hidden.name, args: hidden.args } },
      ],
      tool_calls: [hidden, { id: 'call_8', name: 'list_users', args: {} }],
      additional_kwargs: {
        __gemini_function_call_thought_signatures__: { call_9: 'sig', call_8: 'other' },
      },
    });
    const turn = [{ round: modelRound(google), answers: [{ id: 'call_9', text: 'row' }] }];
    const context = { options: {}, mark: '', messages: [], model: undefined } as never;
    const [visible] = langchainConversation.visible(turn, context);
    expect(JSON.stringify(visible)).not.toMatch(/headroom_retrieve|call_9/);
    expect(JSON.stringify(visible)).toContain('"call_8":"other"');
  });
});

it('loads no other framework', () => {
  const loaded = loadedModules('headroom-ts/langchain');
  const others =
    /node_modules\/(?:langchain|@langchain\/(?!core)[a-z-]+|ai|@ai-sdk|openai|@anthropic-ai)\//;
  expect(loaded.filter((url) => others.test(url))).toEqual([]);
  expect(loaded.length).toBeGreaterThan(10);
});
