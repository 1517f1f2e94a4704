import { InMemoryCache } from '@langchain/core/caches';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import {
  AIMessage,
  type AIMessageChunk,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { RunnableLambda } from '@langchain/core/runnables';
import { tool } from '@langchain/core/tools';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { call, createProvider, say, type Turn } from '../../src/testing/index.ts';

/** Makes a chat model that sends with `fetch`. */
export type ChatModelFactory = (fetch: typeof globalThis.fetch) => BaseChatModel;

const schema = z.object({ operation: z.enum(['add', 'divide']), number1: z.number() });
const calculator = tool(() => '7', { name: 'calculator', description: 'Calculates', schema });
const CALL = { id: 'call_0', name: 'calculator', args: { operation: 'add', number1: 3 } };
const HISTORY = [
  new HumanMessage('What is 3 + 4?'),
  new AIMessage({ content: 'Let me see.', tool_calls: [CALL] }),
];

/**
 * What LangChain's own standard tests ask of a chat model, against a local provider: a model around another must
 * pass what the other passes.
 */
export function describeChatModel(name: string, create: ChatModelFactory): void {
  function open(...script: Turn[]): ReturnType<typeof bound> & { readonly model: BaseChatModel } {
    const { fetch } = createProvider({ script });
    const model = create(fetch);
    return { model, ...bound(model) };
  }

  describe(`${name} passes the standard tests of chat models`, () => {
    it('has parameters for LangSmith', () => {
      const { ls_provider, ls_model_name, ls_model_type } = open().model.getLsParams({});
      expect(ls_provider).toMatch(/openai|anthropic/);
      expect(ls_model_name).toMatch(/gpt|claude/);
      expect(ls_model_type).toBe('chat');
    });

    it('throws for an aborted signal, and ends a stream early', async () => {
      const { model } = open(say('Hello.'));
      const signal = AbortSignal.abort();
      await expect(model.invoke('Hi', { signal })).rejects.toThrow(/abort/i);
      const chunks: unknown[] = [];
      const read = async (): Promise<void> => {
        for await (const chunk of await model.stream('Hi', { signal })) chunks.push(chunk);
      };
      await read().catch(() => undefined);
      expect(chunks).toEqual([]);
    });

    it('is invoked, with the cost in its message', async () => {
      const answer = await open(say('Hello.')).model.invoke('Hi');
      expect(AIMessage.isInstance(answer)).toBe(true);
      expect(answer.text).toBe('Hello.');
      const { input_tokens = 0, output_tokens = 0, total_tokens } = usageOf(answer);
      expect(input_tokens).toBeGreaterThan(0);
      expect(output_tokens).toBeGreaterThan(0);
      expect(total_tokens).toBe(input_tokens + output_tokens);
    });

    it('streams, with the cost in the end', async () => {
      const whole = await gathered(await open(say('Hello there.')).model.stream('Hi'));
      const answer = await open(say('Hello there.')).model.invoke('Hi');
      expect(whole.text).toBe('Hello there.');
      // ChatAnthropic counts the first token of a stream twice.
      const extra = (usageOf(whole).total_tokens ?? 0) - (usageOf(answer).total_tokens ?? 0);
      expect([0, 1]).toContain(extra);
    });

    it('answers a batch', async () => {
      const { model } = open(say('One.'), say('Two.'));
      const answers = await model.batch(['1', '2'], { maxConcurrency: 1 });
      expect(answers.map(({ text }) => text)).toEqual(['One.', 'Two.']);
    });

    it('goes on with a conversation', async () => {
      const { model } = open(say('Blue.'));
      const answer = await model.invoke([
        new SystemMessage('Be brief.'),
        new HumanMessage('Hi'),
        new AIMessage('Hello.'),
        new HumanMessage('The colour?'),
      ]);
      expect(answer.text).toBe('Blue.');
    });

    it.each([
      ['a string', '7'],
      ['a list', [{ type: 'text', text: '7' }]],
    ])('reads what a tool returned as %s', async (_, content) => {
      const { withTool } = open(say('It is 7.'));
      const result = new ToolMessage({ tool_call_id: CALL.id, name: CALL.name, content });
      expect((await withTool.invoke([...HISTORY, result])).text).toBe('It is 7.');
    });

    it('reads examples of calls', async () => {
      const { withTool } = open(say('Again 7.'));
      const result = new ToolMessage({ tool_call_id: CALL.id, name: CALL.name, content: '7' });
      const examples = [...HISTORY, result, new AIMessage('7'), new HumanMessage('And 4 + 3?')];
      expect((await withTool.invoke(examples)).text).toBe('Again 7.');
    });

    it('calls tools of every form, in JSON and in streams', async () => {
      for (const each of formsOf(calculator)) {
        const calls = [call('calculator', CALL.args), call('calculator', CALL.args)];
        const { model } = open(...calls);
        const withTool = model.bindTools?.([each]);
        if (withTool === undefined) throw new Error('the model takes no tools');
        const answers = [
          await withTool.invoke('What is 3 + 4?'),
          await gathered(await withTool.stream('What is 3 + 4?')),
        ];
        for (const { tool_calls: [made] = [] } of answers) {
          expect(made).toMatchObject({ name: 'calculator', args: CALL.args });
        }
      }
    });

    it('calls several tools at once', async () => {
      const two = [call('calculator', CALL.args), call('calculator', CALL.args)];
      const { withTool } = open(two, two);
      for (const answer of [
        await withTool.invoke('3 + 4, twice'),
        await gathered(await withTool.stream('3 + 4, twice')),
      ]) {
        expect(answer.tool_calls).toHaveLength(2);
        expect(new Set(answer.tool_calls?.map(({ id }) => id)).size).toBe(2);
      }
    });

    it('is kept to a tool', async () => {
      const { model } = open(call('calculator', CALL.args));
      const forced = model.bindTools?.([calculator], { tool_choice: 'calculator' });
      expect((await forced?.invoke('Hi'))?.tool_calls).toHaveLength(1);
    });

    it('gives structured output, and beside it what it was made of', async () => {
      const value = { operation: 'add', number1: 3 };
      const answer = [call('extract', value), call('extract', value)] as const;
      const { model } = open(...answer);
      const config = { method: 'functionCalling' } as const;
      expect(await model.withStructuredOutput(schema, config).invoke('3 + 4')).toEqual(value);
      const both = model.withStructuredOutput(schema, { ...config, includeRaw: true });
      const { raw, parsed } = await both.invoke('3 + 4');
      expect(parsed).toEqual(value);
      expect(AIMessage.isInstance(raw)).toBe(true);
    });

    it('is cached', async () => {
      const { model } = open(say('Once.'), say('Twice.'));
      model.cache = new InMemoryCache();
      const answers = [await model.invoke('Hi'), await model.invoke('Hi')];
      expect(answers.map(({ text }) => text)).toEqual(['Once.', 'Once.']);
    });

    it('has standard content blocks', async () => {
      const { withTool } = open([say('Let me see.'), call('calculator', CALL.args)]);
      const { contentBlocks } = await withTool.invoke('What is 3 + 4?');
      expect(contentBlocks.map(({ type }) => type)).toEqual(['text', 'tool_call']);
    });

    it('tells events of content blocks, and of its run', async () => {
      const { model } = open(say('Hello there.'), say('Hello there.'));
      expect(await model.streamEvents('Hi').text).toBe('Hello there.');
      let text = '';
      for await (const { event, data } of model.streamEvents('Hi', { version: 'v2' })) {
        if (event === 'on_chat_model_stream') text += (data.chunk as AIMessageChunk).text;
      }
      expect(text).toBe('Hello there.');
    });
  });
}

function bound(model: BaseChatModel): {
  readonly withTool: ReturnType<NonNullable<BaseChatModel['bindTools']>>;
} {
  const withTool = model.bindTools?.([calculator]);
  if (withTool === undefined) throw new Error('the model takes no tools');
  return { withTool };
}

/** A tool in the forms that chat models take. */
function formsOf(
  structured: typeof calculator,
): Parameters<NonNullable<BaseChatModel['bindTools']>>[0] {
  const parameters = { type: 'object', properties: { number1: { type: 'number' } } };
  const { name, description } = structured;
  return [
    structured,
    { type: 'function', function: { name, description, parameters } },
    RunnableLambda.from(() => '7').asTool({ name, description, schema }),
  ];
}

async function gathered(stream: AsyncIterable<AIMessageChunk>): Promise<AIMessageChunk> {
  let whole: AIMessageChunk | undefined;
  for await (const chunk of stream) whole = whole?.concat(chunk) ?? chunk;
  if (whole === undefined) throw new Error('the stream was empty');
  return whole;
}

interface Usage {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly total_tokens?: number;
}

function usageOf({ usage_metadata: usage }: { readonly usage_metadata?: unknown }): Usage {
  return usage ?? {};
}
