import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/anthropic/index.ts';
import {
  type RawAnswer,
  rawProvider,
  referenceIn,
  typedEvents,
} from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

// Answers with blocks, events and reasons that the local provider does not give.

const QUESTION = { role: 'user' as const, content: `Which users failed?\n\n${USERS}` };

async function ask(
  answers: readonly RawAnswer[],
  parameters: Partial<Anthropic.MessageCreateParams> = {},
): Promise<{ readonly message: Anthropic.Message; readonly sent: readonly string[] }> {
  const { headroom } = openScene();
  const provider = rawProvider(...answers);
  const bare = new Anthropic({ apiKey: 'sk-secret', fetch: provider.fetch, maxRetries: 0 });
  const client = withHeadroom(bare, { headroom });
  const { stream = false, ...rest } = parameters;
  const body = { model: 'm', max_tokens: 1000, messages: [QUESTION], ...rest };
  const message = stream
    ? await client.messages.stream(body).finalMessage()
    : await client.messages.create(body);
  return { message, sent: provider.sent };
}

const USAGE = { input_tokens: 10, output_tokens: 2 };

function messageWith(content: readonly object[], stop_reason: string): string {
  const head = { id: 'm1', type: 'message', role: 'assistant', model: 'm' };
  return JSON.stringify({ ...head, content, stop_reason, stop_sequence: null, usage: USAGE });
}

/** A block as it begins, and the deltas that complete it. */
type Streamed = readonly [start: object, ...deltas: object[]];

function streamOf(
  blocks: readonly Streamed[],
  stop_reason: string,
  more: readonly object[] = [],
): string {
  const head = { id: 'm1', type: 'message', role: 'assistant', model: 'm', content: [] };
  const message = { ...head, stop_reason: null, stop_sequence: null, usage: USAGE };
  return typedEvents(
    { type: 'message_start', message } as { type: string },
    ...(more as { type: string }[]),
    ...blocks.flatMap(([start, ...deltas], index) => [
      { type: 'content_block_start', index, content_block: start },
      ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]),
    { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: USAGE } as {
      type: string;
    },
    { type: 'message_stop' },
  );
}

function ownCall(request: string): { type: string; id: string; name: string; input: object } {
  const input = { hash: referenceIn(request) };
  return { type: 'tool_use', id: 'toolu_r', name: 'headroom_retrieve', input };
}

function streamedCall(request: string): Streamed {
  const { input, ...call } = ownCall(request);
  const partial_json = JSON.stringify(input);
  return [
    { ...call, input: {} },
    { type: 'input_json_delta', partial_json },
  ];
}

const SEARCH = { type: 'server_tool_use', id: 'srv_1', name: 'web_search', input: { query: 'x' } };
const FOUND = {
  type: 'web_search_tool_result',
  tool_use_id: 'srv_1',
  content: [
    { type: 'web_search_result', url: 'https://a.test', title: 'A', encrypted_content: 'e' },
  ],
};
const CITED = { type: 'web_search_result_location', url: 'https://a.test', cited_text: 'a' };

describe('answers with blocks of the provider’s own', () => {
  it('keep them, and their order, in JSON', async () => {
    const mystery = { type: 'mystery', n: 1.5 };
    const text = { type: 'text', text: 'So.', citations: [CITED] };
    const { message, sent } = await ask([
      (request) => messageWith([SEARCH, FOUND, text, ownCall(request)], 'tool_use'),
      messageWith([mystery, { type: 'text', text: 'Fine.' }], 'end_turn'),
    ]);
    expect(message.content).toEqual([
      SEARCH,
      FOUND,
      text,
      mystery,
      { type: 'text', text: 'Fine.' },
    ]);
    expect(sent[1]).toContain(JSON.stringify([SEARCH, FOUND, text]).slice(1, -1));
    expect(message.usage).toMatchObject({ input_tokens: 20, output_tokens: 4 });
  });

  it('keep them, and their order, in streams', async () => {
    const blocks: Streamed[] = [
      [
        { ...SEARCH, input: {} },
        { type: 'input_json_delta', partial_json: '{"query":"x"}' },
      ],
      [FOUND],
      [
        { type: 'text', text: '', citations: [] },
        { type: 'text_delta', text: 'So.' },
        { type: 'citations_delta', citation: CITED },
      ],
    ];
    const text = { type: 'text', text: 'So.', citations: [CITED] };
    const { message, sent } = await ask(
      [
        (request) => streamOf([...blocks, streamedCall(request)], 'tool_use'),
        streamOf(
          [
            [
              { type: 'text', text: '' },
              { type: 'text_delta', text: 'Fine.' },
            ],
          ],
          'end_turn',
        ),
      ],
      { stream: true },
    );
    expect(message.content).toMatchObject([SEARCH, FOUND, text, { type: 'text', text: 'Fine.' }]);
    const { messages } = JSON.parse(sent[1] ?? '') as { messages: Anthropic.MessageParam[] };
    expect(messages[1]?.content).toMatchObject([SEARCH, FOUND, text, { type: 'tool_use' }]);
  });

  it('pass events on that are not known here', async () => {
    const { headroom } = openScene();
    const news = { type: 'news', n: 1 };
    const stream = streamOf([[{ type: 'text', text: '' }]], 'end_turn', [news]);
    const provider = rawProvider(stream);
    const bare = new Anthropic({ apiKey: 'sk-secret', fetch: provider.fetch });
    const body = { model: 'm', max_tokens: 10, messages: [QUESTION], stream: true as const };
    const response = await withHeadroom(bare, { headroom }).messages.create(body).asResponse();
    expect(await response.text()).toBe(stream);
  });
});

describe('answers that are not complete', () => {
  it.each([
    ['max_tokens', false],
    ['max_tokens', true],
    ['refusal', false],
    ['refusal', true],
    ['model_context_window_exceeded', true],
  ])('with %s in the middle of a hidden call end there, stream: %s', async (reason, stream) => {
    const text = { type: 'text', text: 'Look.' };
    const { input: _, ...call } = ownCall('');
    const { message, sent } = await ask(
      [
        stream
          ? streamOf(
              [
                [
                  { type: 'text', text: '' },
                  { type: 'text_delta', text: 'Look.' },
                ],
                [
                  { ...call, input: {} },
                  { type: 'input_json_delta', partial_json: '{"ha' },
                ],
              ],
              reason,
            )
          : messageWith([text, ownCall('')], reason),
      ],
      { stream },
    );
    expect(sent).toHaveLength(1);
    expect(message.content).toEqual([text]);
    expect(message.stop_reason).toBe(reason);
  });

  it.each([
    [false, undefined, '"c1"'],
    [true, undefined, '"c1"'],
    [false, { skills: [] }, '{"skills":[],"id":"c1"}'],
    [true, 'c0', '"c0"'],
  ])(
    'go on in the container that they began, stream: %s, asked: %j',
    async (stream, asked, sent1) => {
      const container = { id: 'c1', expires_at: '2026-11-22T00:00:00Z', skills: null };
      const withContainer = (answer: string): string =>
        answer.replace(
          '"stop_reason":"tool_use"',
          `"stop_reason":"tool_use","container":${JSON.stringify(container)}`,
        );
      const fine: Streamed = [
        { type: 'text', text: '' },
        { type: 'text_delta', text: 'Fine.' },
      ];
      const { message, sent } = await ask(
        [
          (request) =>
            withContainer(
              stream
                ? streamOf([streamedCall(request)], 'tool_use')
                : messageWith([ownCall(request)], 'tool_use'),
            ),
          stream
            ? streamOf([fine], 'end_turn')
            : messageWith([{ type: 'text', text: 'Fine.' }], 'end_turn'),
        ],
        { stream, ...(asked === undefined ? {} : { container: asked }) },
      );
      expect(sent[0]?.includes('"container"')).toBe(asked !== undefined);
      expect(sent[1]).toContain(`"container":${sent1}`);
      expect(message).toMatchObject({ container, stop_reason: 'end_turn' });
    },
  );

  it('tell the usage of every iteration, and no count twice', async () => {
    const usage = (tokens: number): object => ({
      input_tokens: tokens,
      output_tokens: 1,
      iterations: [{ type: 'message', input_tokens: tokens, output_tokens: 1 }],
    });
    const withUsage = (answer: string, tokens: number): string =>
      answer.replace(JSON.stringify(USAGE), JSON.stringify(usage(tokens)));
    const { message } = await ask([
      (request) => withUsage(messageWith([ownCall(request)], 'tool_use'), 10),
      withUsage(messageWith([{ type: 'text', text: 'Fine.' }], 'end_turn'), 30),
    ]);
    expect(message.usage).toMatchObject({
      input_tokens: 40,
      iterations: [{ input_tokens: 10 }, { input_tokens: 30 }],
    });
  });

  it('keep counts that the end of a stream does not know', async () => {
    const ended = '"usage":{"input_tokens":10,"output_tokens":2}}\n\nevent: message_stop';
    const unknown = ended.replace('10', 'null');
    const { message } = await ask(
      [
        (request) => streamOf([streamedCall(request)], 'tool_use').replace(ended, unknown),
        streamOf([[{ type: 'text', text: 'Fine.' }]], 'end_turn'),
      ],
      { stream: true },
    );
    expect(message.usage).toMatchObject({ input_tokens: 20, output_tokens: 4 });
  });

  it.each([false, true])(
    'go on where they paused, with hidden calls, stream: %s',
    async (stream) => {
      const paused = [
        { role: 'assistant' as const, content: [SEARCH] },
      ] as Anthropic.MessageParam[];
      const { message, sent } = await ask(
        [
          (request) =>
            stream
              ? streamOf([[FOUND], streamedCall(request)], 'tool_use')
              : messageWith([FOUND, ownCall(request)], 'tool_use'),
          stream ? streamOf([[SEARCH]], 'pause_turn') : messageWith([SEARCH], 'pause_turn'),
        ],
        { stream, messages: [QUESTION, ...paused] },
      );
      expect(message.stop_reason).toBe('pause_turn');
      expect(message.content).toMatchObject([FOUND, SEARCH]);
      expect(sent).toHaveLength(2);
    },
  );
});
