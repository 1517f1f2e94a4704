// The same for the Anthropic SDK, streaming: text comes as it is written, and the tool call in the midst of
// it is not to be seen. The provider here is a local one with a script.
import assert from 'node:assert/strict';

import Anthropic from '@anthropic-ai/sdk';
import { withHeadroom } from 'headroom-ts/anthropic';
import { createProvider, retrieve, say } from 'headroom-ts/testing';

const provider = createProvider({
  script: [
    [say('Let me see what the log says.'), retrieve({ grep: 'worker-3 .* lost' })],
    say('worker-3 lost its lease at line 4,242.'),
  ],
});
const client = withHeadroom(new Anthropic({ apiKey: 'test', fetch: provider.fetch }), {
  store: 'memory',
});

const log = Array.from({ length: 6000 }, (_, line) =>
  line === 4241
    ? `2026-03-01T10:00:00Z INFO worker-3 lease lost, will retry`
    : `2026-03-01T10:00:00Z INFO worker-${line % 5} finished job ${line} in ${line % 97} ms`,
).join('\n');

const stream = client.messages.stream({
  model: 'claude-opus-4-5',
  max_tokens: 1000,
  messages: [{ role: 'user', content: `Did any worker lose its lease?\n\n${log}` }],
});
stream.on('text', (text) => process.stdout.write(text));
const message = await stream.finalMessage();
console.log();

assert.deepEqual(
  message.content.map((block) => block.type),
  ['text', 'text'],
);
assert.equal(message.stop_reason, 'end_turn');
console.log(
  `${log.length} characters were pasted, ${provider.requests[0]?.text.length} were sent.`,
);
assert.ok((provider.requests[0]?.text.length ?? 0) < log.length / 10);
