import { expect, it } from 'vitest';

import { createExchange } from '../../../adapters/http/exchange/wire/exchange.ts';
import { readText } from '../../../adapters/http/response/read-body.ts';
import { asObject } from '../../../adapters/http/json/read.ts';
import { createHeadroom } from '../../../src/index.ts';
import { searchResults } from '../../bench/generate.ts';

const look = { name: 'look', args: {} };
const found = { name: 'look', response: { output: searchResults(400, 1) } };
const body = JSON.stringify({
  contents: [
    { role: 'user', parts: [{ text: 'Which one failed?' }] },
    { role: 'model', parts: [{ functionCall: look }] },
    { role: 'user', parts: [{ functionResponse: found }] },
  ],
  tools: [{ functionDeclarations: [{ name: 'look' }] }],
});

const asking = { functionCall: { name: 'headroom_retrieve', args: {} } };
const call = {
  candidates: [{ content: { role: 'model', parts: [asking] }, finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: 5 },
};

it.each([
  [
    'a blocked prompt',
    { promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: { promptTokenCount: 7 } },
    { promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: { promptTokenCount: 12 } },
  ],
  ['an error', { error: { code: 503 } }, { error: { code: 503 } }],
])('the client of Gemini hears of %s behind a hidden round', async (_, chunk, seen) => {
  await using headroom = createHeadroom({ store: 'memory' });
  const exchange = createExchange(headroom);
  const answers = [call, chunk].values();
  const response = await exchange({
    format: 'gemini',
    body,
    send: () => {
      const text = `data: ${JSON.stringify(answers.next().value)}\n\n`;
      const headers = { 'content-type': 'text/event-stream' };
      return Promise.resolve(new Response(text, { headers }));
    },
  });
  const text = await readText(response);
  expect(asObject(JSON.parse(text.slice('data: '.length)))).toMatchObject(seen);
});
