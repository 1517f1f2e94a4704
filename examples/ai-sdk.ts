// One line more in a program that uses the AI SDK: the middleware around the model.
// The provider here is a local one with a script; leave `fetch` out and give a key for the real one.
import assert from 'node:assert/strict';

import { createOpenAI } from '@ai-sdk/openai';
import { isStepCount, jsonSchema, streamText, tool, wrapLanguageModel } from 'ai';
import { headroomMiddleware } from 'headroom-ts/ai-sdk';
import { call, createProvider, retrieve, say } from 'headroom-ts/testing';

const provider = createProvider({
  script: [
    call('list_jobs'),
    [say('Let me see.'), retrieve({ rows: '613' })],
    say('nightly-613 failed; nightly-612 ran just before it.'),
  ],
});
const openai = createOpenAI({ apiKey: 'test', fetch: provider.fetch });
const model = wrapLanguageModel({
  model: openai('gpt-5.2'),
  middleware: headroomMiddleware({ store: 'memory' }),
});

const result = streamText({
  model,
  prompt: 'Which job failed, and what ran just before it?',
  tools: {
    list_jobs: tool({
      description: 'Lists the jobs of last night.',
      inputSchema: jsonSchema({ type: 'object', properties: {} }),
      execute: () => listJobs(),
    }),
  },
  stopWhen: isStepCount(5),
});
for await (const text of result.textStream) process.stdout.write(text);
process.stdout.write('\n');

assert.match(await result.text, /nightly-612/);
const steps = await result.steps;
console.log(`${steps.length} steps, ${provider.requests.length} requests.`);
assert.deepEqual([steps.length, provider.requests.length], [2, 3]);
const returned = JSON.stringify(listJobs()).length;
const [, sent = { bytes: [] }] = provider.requests;
console.log(`The tool returned ${returned} bytes, the provider got ${sent.bytes.length}.`);
assert.ok(sent.bytes.length < returned / 5);

function listJobs(): object[] {
  return Array.from({ length: 1000 }, (_, index) => ({
    job: `nightly-${index}`,
    host: `worker-${index % 7}`,
    seconds: 30 + (index % 11),
    status: index === 613 ? 'failed' : 'ok',
  }));
}
