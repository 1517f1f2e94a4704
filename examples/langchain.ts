// One line more in a program that uses LangChain: the HeadroomChatModel around the chat model, here in a chain.
// Without OPENAI_API_KEY the provider is a local one with a script; with it, the real one.
import assert from 'node:assert/strict';
import { env } from 'node:process';

import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { ChatOpenAI } from '@langchain/openai';
import { HeadroomChatModel } from 'headroom-ts/langchain';
import { createProvider, retrieve, say } from 'headroom-ts/testing';

const provider = createProvider({
  script: [
    [say('Let me see.'), retrieve({ rows: '613' })],
    say('nightly-613 failed; nightly-612 ran just before it.'),
  ],
});
const { OPENAI_API_KEY: key } = env;
const local = { apiKey: 'test', configuration: { fetch: provider.fetch } };

const model = new HeadroomChatModel({
  model: new ChatOpenAI({ model: 'gpt-5.2', ...(key === undefined ? local : { apiKey: key }) }),
  store: 'memory',
});
const prompt = ChatPromptTemplate.fromMessages([['human', '{question}\n\n{jobs}']]);
const chain = prompt.pipe(model).pipe(new StringOutputParser());

let answer = '';
const question = 'Which job failed, and what ran just before it?';
for await (const text of await chain.stream({ question, jobs: listJobs() })) {
  process.stdout.write(text);
  answer += text;
}
process.stdout.write('\n');

if (key === undefined) {
  assert.match(answer, /nightly-612/);
  const [sent = { bytes: [] }] = provider.requests;
  console.log(`One stream, ${provider.requests.length} requests.`);
  console.log(`The jobs are ${listJobs().length} bytes, the provider got ${sent.bytes.length}.`);
  assert.equal(provider.requests.length, 2);
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
