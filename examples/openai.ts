// Two lines more in a program that uses the OpenAI SDK: the import, and `withHeadroom` around the client.
// The provider here is a local one with a script; leave `fetch` out and give a key for the real one.
import assert from 'node:assert/strict';

import { withHeadroom } from 'headroom-ts/openai';
import { call, createProvider, retrieve, say } from 'headroom-ts/testing';
import OpenAI from 'openai';

const provider = createProvider({
  script: [
    call('list_jobs'),
    retrieve({ rows: '613' }),
    say('nightly-613 failed; nightly-612 ran just before it.'),
  ],
});
const client = withHeadroom(new OpenAI({ apiKey: 'test', fetch: provider.fetch }), {
  store: 'memory',
});

const runner = client.chat.completions.runTools({
  model: 'gpt-5.2',
  messages: [{ role: 'user', content: 'Which job failed, and what ran just before it?' }],
  tools: [
    {
      type: 'function',
      function: {
        name: 'list_jobs',
        description: 'Lists the jobs of last night.',
        parameters: { type: 'object' },
        function: listJobs,
      },
    },
  ],
});
const answer = await runner.finalContent();

console.log(answer);
assert.match(answer ?? '', /nightly-612/);
const [, sent = { bytes: [] }] = provider.requests;
console.log(`The tool returned ${listJobs().length} bytes, the provider got ${sent.bytes.length}.`);
assert.ok(sent.bytes.length < listJobs().length / 5);
const roles = runner.messages.map((message) => message.role);
assert.deepEqual(roles, ['user', 'assistant', 'tool', 'assistant']);

function listJobs(): string {
  const jobs = Array.from({ length: 1000 }, (_, index) => ({
    job: `nightly-${index}`,
    host: `worker-${index % 7}`,
    seconds: 30 + (index % 11),
    status: index === 613 ? 'failed' : 'ok',
  }));
  return JSON.stringify(jobs);
}
