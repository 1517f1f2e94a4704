import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModelV4CallOptions, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { convertReadableStreamToArray, MockLanguageModelV4 } from 'ai/test';
import { wrapLanguageModel } from 'ai';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { retrieves, scriptedModel, toolCall, USAGE } from '../../support/scripted-model.ts';
import { USERS } from '../../support/users.ts';

const middleware = headroomMiddleware({ store: 'memory' });

/** A call whose tool output is compressed. */
const params: LanguageModelV4CallOptions = {
  prompt: [
    { role: 'user', content: [{ type: 'text', text: 'Who failed?' }] },
    {
      role: 'assistant',
      content: [{ type: 'tool-call', toolCallId: 'a', toolName: 'list_users', input: {} }],
    },
    {
      role: 'tool',
      content: [
        {
          type: 'tool-result',
          toolCallId: 'a',
          toolName: 'list_users',
          output: { type: 'text', value: USERS },
        },
      ],
    },
  ],
};

async function partsOf(model: MockLanguageModelV4): Promise<LanguageModelV4StreamPart[]> {
  const { stream } = await wrapLanguageModel({ model, middleware }).doStream(params);
  return convertReadableStreamToArray(stream);
}

/** A model whose streams are written by hand. */
function byHand(
  ...streams: readonly ReadableStream<LanguageModelV4StreamPart>[]
): MockLanguageModelV4 {
  return new MockLanguageModelV4({ doStream: streams.map((stream) => ({ stream })) });
}

function controlled(): {
  readonly stream: ReadableStream<LanguageModelV4StreamPart>;
  readonly canceled: unknown[];
  readonly write: (...parts: readonly LanguageModelV4StreamPart[]) => void;
} {
  const canceled: unknown[] = [];
  let writer: ReadableStreamDefaultController<LanguageModelV4StreamPart> | undefined;
  const stream = new ReadableStream<LanguageModelV4StreamPart>({
    start: (controller) => void (writer = controller),
    cancel: (reason) => void canceled.push(reason),
  });
  return { stream, canceled, write: (...parts) => parts.forEach((part) => writer?.enqueue(part)) };
}

const finish: LanguageModelV4StreamPart = {
  type: 'finish',
  finishReason: { unified: 'tool-calls', raw: undefined },
  usage: USAGE,
};

describe('the stream of a turn with hidden rounds', () => {
  it('starts once, has ids of its own for every part, and ends once', async () => {
    const model = scriptedModel(
      retrieves({}, { type: 'text', text: 'One moment.' }, { type: 'reasoning', text: 'Hm.' }),
      [
        { type: 'text', text: 'Found.' },
        { type: 'reasoning', text: 'Good.' },
        toolCall('list_users'),
      ],
    );
    const parts = await partsOf(model);
    const types = parts.map(({ type }) => type);
    for (const once of [
      'stream-start',
      'finish',
      'tool-call',
      'tool-input-start',
      'tool-input-end',
    ]) {
      expect(types.filter((type) => type === once)).toEqual([once]);
    }
    const ids = parts.flatMap((part) =>
      part.type.endsWith('-start') && 'id' in part ? part.id : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    const text = parts.map((part) => (part.type === 'text-delta' ? part.delta : '')).join('');
    expect(text).toBe('One moment.\n\nFound.');
    expect(parts.at(-1)).toMatchObject({
      type: 'finish',
      finishReason: { unified: 'tool-calls' },
      usage: { inputTokens: { total: 2 * USAGE.inputTokens.total } },
    });
  });

  it('tells once that the message has begun, and keeps other custom parts', async () => {
    const begun = { type: 'custom', kind: 'anthropic.message_start' } as const;
    const compaction = { type: 'custom', kind: 'openai.compaction' } as const;
    const retrieving = retrieves({});
    const model = scriptedModel(
      (call) => [begun, compaction, ...(typeof retrieving === 'function' ? retrieving(call) : [])],
      [begun, compaction, { type: 'text', text: 'Found.' }],
    );
    const parts = await partsOf(model);
    const kinds = parts.flatMap((part) => (part.type === 'custom' ? part.kind : []));
    expect(kinds).toEqual([begun.kind, compaction.kind, compaction.kind]);
    expect(model.doStreamCalls).toHaveLength(2);
  });

  it('comes as it is written', async () => {
    const { stream, write } = controlled();
    const wrapped = wrapLanguageModel({ model: byHand(stream), middleware });
    const reader = (await wrapped.doStream(params)).stream.getReader();
    for (const part of [
      { type: 'stream-start', warnings: [] },
      { type: 'text-start', id: '0' },
      { type: 'text-delta', id: '0', delta: 'at once' },
    ] as const) {
      write(part as LanguageModelV4StreamPart);
      expect((await reader.read()).value).toEqual(part);
    }
    await reader.cancel();
  });

  it('ends the round that is read when nobody reads it any more', async () => {
    const second = controlled();
    const first = controlled();
    first.write(
      { type: 'tool-call', toolCallId: 'b', toolName: 'headroom_retrieve', input: '{}' },
      finish,
    );
    const model = byHand(closing(first.stream, 2), second.stream);
    const { stream } = await wrapLanguageModel({ model, middleware }).doStream(params);
    const reader = stream.getReader();
    second.write({ type: 'text-start', id: '0' });
    await reader.read();
    await reader.cancel('enough');
    await expect.poll(() => second.canceled).toEqual(['enough']);
    expect(model.doStreamCalls).toHaveLength(2);
  });

  it('passes on parts of kinds that it does not know', async () => {
    const unknown = { type: 'hologram', id: '7', data: {} } as unknown as LanguageModelV4StreamPart;
    const { stream, write } = controlled();
    write(unknown, finish);
    const [first] = await partsOf(byHand(closing(stream, 2)));
    expect(first).toBe(unknown);
  });

  it('passes on a failure in its midst, and retrieves no more', async () => {
    const { stream, write } = controlled();
    write(
      { type: 'tool-call', toolCallId: 'b', toolName: 'headroom_retrieve', input: '{}' },
      { type: 'error', error: 'overloaded' },
      {
        ...finish,
        finishReason: { unified: 'error', raw: undefined },
      },
    );
    const model = byHand(closing(stream, 3));
    const parts = await partsOf(model);
    expect(parts.map(({ type }) => type)).toEqual(['error', 'finish']);
    expect(model.doStreamCalls).toHaveLength(1);
  });
});

/** A stream that ends after so many parts. */
function closing(
  stream: ReadableStream<LanguageModelV4StreamPart>,
  count: number,
): ReadableStream<LanguageModelV4StreamPart> {
  let left = count;
  return stream.pipeThrough(
    new TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart>({
      transform(part, controller) {
        controller.enqueue(part);
        left -= 1;
        if (left === 0) controller.terminate();
      },
    }),
  );
}

it('shows all of a turn that another call, not streamed, has begun', async () => {
  const provider = createProvider();
  const openai = createOpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
  const model = wrapLanguageModel({ model: openai.chat('gpt-5.2'), middleware });
  provider.script([say('Let me look.'), retrieve({ rows: '200' })]);
  provider.fail({ status: 503 }, { at: 2 });
  await expect(model.doGenerate(params)).rejects.toThrow(/./);
  provider.script([say('Let me look.'), retrieve({ rows: '200' })], say('Fine.'));
  const { stream } = await model.doStream(params);
  const texts = (await convertReadableStreamToArray(stream)).map((part) =>
    part.type === 'text-delta' ? part.delta : '',
  );
  expect(texts.join('')).toBe('Let me look.\n\nFine.');
  const [first, , third] = provider.requests;
  expect(third?.conversation).toEqual(first?.conversation);
});
