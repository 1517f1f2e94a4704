import { ChatAnthropic } from '@langchain/anthropic';
import { type AIMessage, HumanMessage } from '@langchain/core/messages';
import { expect, it } from 'vitest';

import { HeadroomChatModel } from '../../../adapters/langchain/index.ts';
import { rawProvider, referenceIn, typedEvents } from '../../support/raw-provider.ts';
import { USERS } from '../../support/users.ts';

const usage = { input_tokens: 9, output_tokens: 9 };
const head = { id: 'm', type: 'message', role: 'assistant', model: 'claude-opus-4-5' };

interface Event {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** An answer of one block, whole or as a stream. */
function answer(stream: boolean, [start, delta, rest]: readonly object[], end: object): string {
  if (!stream) return JSON.stringify({ ...head, content: [{ ...start, ...rest }], ...end, usage });
  const message = { ...head, content: [], stop_reason: null, stop_sequence: null, usage };
  const events: Event[] = [
    { type: 'message_start', message },
    { type: 'content_block_start', index: 0, content_block: start },
    { type: 'content_block_delta', index: 0, delta },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: end, usage },
    { type: 'message_stop' },
  ];
  return typedEvents(...events);
}

it.each([false, true])('goes on in the container of Anthropic’s, stream: %s', async (stream) => {
  const calls = (container: unknown) => (request: string) => {
    const input = { hash: referenceIn(request), rows: '38' };
    const json = { type: 'input_json_delta', partial_json: JSON.stringify(input) };
    const call = { type: 'tool_use', id: 'toolu_1', name: 'headroom_retrieve', input: {} };
    return answer(stream, [call, json, { input }], { stop_reason: 'tool_use', container });
  };
  const text = 'Found.';
  const { fetch, sent } = rawProvider(
    calls({ id: 'container_1', expires_at: '2030-01-01T00:00:00Z' }),
    calls(null),
    answer(stream, [{ type: 'text', text: '' }, { type: 'text_delta', text }, { text }], {
      stop_reason: 'end_turn',
      container: null,
    }),
  );
  const options = { apiKey: 'sk-ant-secret', maxRetries: 0, clientOptions: { fetch } };
  const model = new HeadroomChatModel({
    model: new ChatAnthropic({ model: 'claude-opus-4-5', ...options }),
    store: 'memory',
  });
  const messages = [new HumanMessage(`Who failed?\n\n${USERS}`)];
  let message: AIMessage | undefined;
  if (!stream) message = await model.invoke(messages);
  else {
    for await (const chunk of await model.stream(messages)) {
      message = (message as typeof chunk | undefined)?.concat(chunk) ?? chunk;
    }
  }
  expect(message?.text).toBe(text);
  expect(message?.additional_kwargs['container']).toMatchObject({ id: 'container_1' });
  const named = sent.map((body) => JSON.parse(body).container as unknown);
  expect(named).toEqual([undefined, 'container_1', 'container_1']);
});
