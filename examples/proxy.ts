// A client that knows nothing of Headroom: it is pointed at a proxy by its base URL, as with
//   headroom proxy
//   ANTHROPIC_BASE_URL=http://127.0.0.1:8787 claude
// The provider here is a local one with a script; leave `upstreams` out for the real ones.
import assert from 'node:assert/strict';

import Anthropic from '@anthropic-ai/sdk';
import { createProxy } from 'headroom-ts/proxy';
import { createProvider, retrieve, say } from 'headroom-ts/testing';

await using provider = createProvider({
  script: [retrieve({ rows: '613' }), say('nightly-613 failed; nightly-612 ran just before it.')],
});
await using proxy = createProxy({
  port: 0,
  upstreams: { anthropic: await provider.listen() },
  headroom: { store: 'memory' },
});
const { url } = await proxy.listen();

const client = new Anthropic({ apiKey: 'test', baseURL: url });
const jobs = JSON.stringify(
  Array.from({ length: 1000 }, (_, index) => ({
    job: `nightly-${index}`,
    host: `worker-${index % 7}`,
    status: index === 613 ? 'failed' : 'ok',
  })),
);
const stream = client.messages.stream({
  model: 'claude-opus-4-5',
  max_tokens: 1000,
  messages: [
    { role: 'user', content: `Which job failed, and what ran just before it?\n\n${jobs}` },
  ],
});
const answer = await stream.finalText();

console.log(answer);
assert.match(answer, /nightly-612/);
const [sent = { bytes: [] }] = provider.requests;
console.log(`The client wrote ${jobs.length} bytes, the provider got ${sent.bytes.length}.`);
assert.ok(sent.bytes.length < jobs.length / 5);

const stats: unknown = await (await fetch(`${url}/stats`)).json();
console.log(stats);
