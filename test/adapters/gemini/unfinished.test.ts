import { expect, it } from 'vitest';

import { retrieve, say } from '../../../src/testing/index.ts';
import { config, history, model, openGemini } from './gemini-scene.ts';

const look = [say('Look.'), retrieve({ rows: '200' })];

it.each([
  ['generateContent', [], 1],
  ['streamGenerateContent?alt=sse', [look], 0],
  ['streamGenerateContent', [look], 0],
])('%s after a turn that failed tells all of it', async (action, again, goesOnFrom) => {
  const { post, provider } = openGemini();
  const path = `/v1beta/models/${model}:`;
  const body = { contents: history(), tools: config.tools };
  provider.script(look);
  provider.fail({ status: 503 }, { at: 2 });
  expect((await post(`${path}generateContent`, body)).status).toBe(503);
  provider.script(...again, say('Fine.'));
  const answer = await (await post(`${path}${action}`, body)).text();
  // The reader of a stream has to see the answers that it makes one of.
  expect(provider.requests[2]?.text).toBe(provider.requests[goesOnFrom]?.text);
  expect(answer).toContain('Look.');
  expect(answer).toContain('Fine.');
});
