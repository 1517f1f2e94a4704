// With references: what is left out stays in the store, and the model asks for it with a tool call.
// The model here is a script; with a real one `reply` is the provider's client.
import assert from 'node:assert/strict';

import { createHeadroom, parseReferences } from 'headroom-ts';

interface ToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}
interface Message {
  readonly role: 'user' | 'assistant' | 'tool';
  readonly content: string | null;
  readonly tool_calls?: readonly ToolCall[];
  readonly tool_call_id?: string;
}

const jobs = Array.from({ length: 1000 }, (_, index) => ({
  job: `nightly-${index}`,
  host: `worker-${index % 7}`,
  seconds: 30 + (index % 11),
  status: index === 613 ? 'failed' : 'ok',
}));
const conversation: Message[] = [
  { role: 'user', content: 'Which job failed, and what ran just before it on any host?' },
  { role: 'assistant', content: null, tool_calls: [toolCall('c1', 'list_jobs', {})] },
  { role: 'tool', tool_call_id: 'c1', content: JSON.stringify(jobs) },
];

await using headroom = createHeadroom({ store: 'memory' });
for (;;) {
  const request = await headroom.compress(conversation, { model: 'gpt-4o', retrieval: 'tool' });
  const answer = reply(request.messages);
  conversation.push(answer);
  if (answer.tool_calls === undefined) break;
  for (const call of answer.tool_calls) {
    assert.equal(call.function.name, 'headroom_retrieve');
    const { text } = await headroom.retrieve(call.function.arguments);
    conversation.push({ role: 'tool', tool_call_id: call.id, content: text });
  }
}

const last = conversation.at(-1)?.content ?? '';
console.log(last);
assert.match(last, /nightly-612/);

/** A model that reads the failed row, asks for the one before it, and answers with what it got. */
function reply(messages: readonly Message[]): Message {
  const read = messages.at(-1)?.content ?? '';
  const [reference] = parseReferences(read);
  if (reference === undefined) return { role: 'assistant', content: `It ran just before: ${read}` };
  const failed = /^(\d+),.*\bfailed\b/m.exec(read)?.[1];
  assert.ok(failed !== undefined, 'the failed row and its number stand in what the model reads');
  const selectors = { hash: reference.hash, rows: String(Number(failed) - 1) };
  const call = toolCall('c2', 'headroom_retrieve', selectors);
  return { role: 'assistant', content: null, tool_calls: [call] };
}

function toolCall(id: string, name: string, given: object): ToolCall {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(given) } };
}
