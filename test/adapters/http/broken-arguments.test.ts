import { expect, it } from 'vitest';

import { createExchange } from '../../../adapters/http/exchange/wire/exchange.ts';
import { readText } from '../../../adapters/http/response/read-body.ts';
import { writeEvent } from '../../../adapters/http/sse/write.ts';
import { createHeadroom } from '../../../src/index.ts';
import { searchResults } from '../../bench/generate.ts';

const body = JSON.stringify({
  model: 'claude-sonnet-5',
  max_tokens: 100,
  stream: true,
  tools: [{ name: 'look', input_schema: { type: 'object' } }],
  messages: [
    { role: 'user', content: 'Which one failed?' },
    { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'look', input: {} }] },
    {
      role: 'user',
      content: [{ type: 'tool_result', tool_use_id: 'c1', content: searchResults(400, 1) }],
    },
  ],
});

/** A stream of one block. */
function streamOf(block: object, delta: object, reason: string): Response {
  const message = { id: 'm', type: 'message', role: 'assistant', content: [], usage: {} };
  const events = [
    { type: 'message_start', message },
    { type: 'content_block_start', index: 0, content_block: block },
    { type: 'content_block_delta', index: 0, delta },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: reason }, usage: {} },
    { type: 'message_stop' },
  ];
  const bytes = events.map((event) =>
    writeEvent({ event: event.type, data: JSON.stringify(event) }),
  );
  return new Response(Buffer.concat(bytes), { headers: { 'content-type': 'text/event-stream' } });
}

it.each([
  ['{"hash": "12ab', { INVALID_JSON: '{"hash": "12ab' }],
  ['"all"', { INVALID_JSON: '"all"' }],
  ['{"hash": "12ab", "lines": 1.0}', { hash: '12ab', lines: 1 }],
])('a model that calls with %s is told so, in a valid request', async (written, input) => {
  await using headroom = createHeadroom({ store: 'memory' });
  const exchange = createExchange(headroom);
  const sent: string[] = [];
  const call = { type: 'tool_use', id: 'ask', name: 'headroom_retrieve', input: {} };
  const response = await exchange({
    format: 'anthropic',
    body,
    send: (next) => {
      const isFirst = sent.push(String(next)) === 1;
      return Promise.resolve(
        isFirst
          ? streamOf(call, { type: 'input_json_delta', partial_json: written }, 'tool_use')
          : streamOf({ type: 'text', text: '' }, { type: 'text_delta', text: 'None.' }, 'end_turn'),
      );
    },
  });
  expect(await readText(response)).toContain('None.');
  const { messages } = JSON.parse(sent[1] ?? '') as { messages: readonly { content: unknown }[] };
  expect(messages.at(-2)?.content).toEqual([{ ...call, input }]);
  expect(JSON.stringify(messages.at(-1))).toContain('must be the 24 hex digits');
});
