// `headroom-ts/testing` tests agents of your own, with Headroom or without: a scripted model behind the APIs
// of OpenAI and Anthropic that refuses what the real ones refuse, and fails when it is told to.
import assert from 'node:assert/strict';

import Anthropic from '@anthropic-ai/sdk';
import { call, createProvider, say } from 'headroom-ts/testing';

const provider = createProvider({ stream: { chunkBytes: 1 } });
provider.script(call('get_weather', { city: 'Oslo' }), say('Take an umbrella.'));
provider.fail({ status: 529, headers: { 'retry-after-ms': '1' } }, { at: 2 });

const answer = await weatherAgent(new Anthropic({ apiKey: 'test', fetch: provider.fetch }));

console.log(answer);
assert.equal(answer, 'Take an umbrella.');
assert.equal(provider.requests.length, 3, 'the overloaded request was sent again');
assert.ok(provider.requests.every((request) => request.refusal === undefined));
assert.ok(provider.requests.every((request) => request.prefixKept));

/** The agent under test. */
async function weatherAgent(client: Anthropic): Promise<string> {
  const messages: Anthropic.MessageParam[] = [
    { role: 'user', content: 'Do I need an umbrella in Oslo?' },
  ];
  for (;;) {
    const message = await client.messages
      .stream({
        model: 'claude-opus-4-5',
        max_tokens: 1000,
        messages,
        tools: [{ name: 'get_weather', input_schema: { type: 'object' } }],
      })
      .finalMessage();
    messages.push({ role: 'assistant', content: message.content });
    const calls = message.content.filter((block) => block.type === 'tool_use');
    if (calls.length === 0) {
      return message.content.map((block) => ('text' in block ? block.text : '')).join('');
    }
    messages.push({
      role: 'user',
      content: calls.map(({ id }) => ({ type: 'tool_result', tool_use_id: id, content: 'Rain.' })),
    });
  }
}
