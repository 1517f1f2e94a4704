// One line more in an agent of LangChain: the middleware. Its state keeps what tools returned as they returned it.
// Without OPENAI_API_KEY the provider is a local one with a script; with it, the real one.
import assert from 'node:assert/strict';
import { env } from 'node:process';

import { ChatOpenAI } from '@langchain/openai';
import { headroomAgentMiddleware } from 'headroom-ts/langchain/agent';
import { call, createProvider, retrieve, say } from 'headroom-ts/testing';
import { createAgent, tool } from 'langchain';

const provider = createProvider({
  script: [
    call('list_jobs'),
    retrieve({ rows: '613' }),
    say('nightly-613 failed; nightly-612 ran just before it.'),
  ],
});
const { OPENAI_API_KEY: key } = env;
const local = { apiKey: 'test', configuration: { fetch: provider.fetch } };

const agent = createAgent({
  model: new ChatOpenAI({ model: 'gpt-5.2', ...(key === undefined ? local : { apiKey: key }) }),
  tools: [
    tool(() => listJobs(), {
      name: 'list_jobs',
      description: 'Lists the jobs of last night.',
      schema: { type: 'object', properties: {} },
    }),
  ],
  middleware: [headroomAgentMiddleware({ store: 'memory' })],
});

const { messages } = await agent.invoke({
  messages: [{ role: 'user', content: 'Which job failed, and what ran just before it?' }],
});
console.log(messages.at(-1)?.text);

if (key === undefined) {
  const types = messages.map(({ type }) => type).join(', ');
  const [, sent = { bytes: [] }] = provider.requests;
  console.log(`Messages: ${types}; requests: ${provider.requests.length}.`);
  console.log(
    `The tool returned ${listJobs().length} bytes, the provider got ${sent.bytes.length}.`,
  );
  assert.equal(types, 'human, ai, tool, ai');
  assert.equal(provider.requests.length, 3);
  assert.equal(messages[2]?.content, listJobs());
  assert.ok(sent.bytes.length < listJobs().length / 5);
}

function listJobs(): string {
  const jobs = Array.from({ length: 1000 }, (_, index) => ({
    job: `nightly-${index}`,
    host: `worker-${index % 7}`,
    seconds: 30 + (index % 11),
    status: index === 613 ? 'failed' : 'ok',
  }));
  return JSON.stringify(jobs);
}
