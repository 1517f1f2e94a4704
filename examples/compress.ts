// Lossless: the same content in fewer tokens. Nothing to answer, nothing to keep.
import assert from 'node:assert/strict';

import { compress } from 'headroom-ts';

const cities = ['Lisbon', 'Porto', 'Faro'];
const orders = Array.from({ length: 40 }, (_, index) => ({
  id: 1000 + index,
  customer: { name: `customer ${index}`, city: cities[index % 3] },
  state: index === 17 ? 'returned' : 'shipped',
  total: 19.5 + index,
}));
const call = { name: 'list_orders', arguments: '{}' };
const history = [
  { role: 'user', content: 'Which order came back?' },
  {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: 'c1', type: 'function', function: call }],
  },
  { role: 'tool', tool_call_id: 'c1', content: JSON.stringify(orders) },
];

const { messages, tokens, tools } = await compress(history, { model: 'gpt-4o' });

console.log(messages[2]?.content);
console.log(`${tokens.before} -> ${tokens.after} tokens`);

assert.equal(messages[0], history[0], 'an untouched message is the same object');
assert.deepEqual(tools, [], 'nothing was left out, so there is no tool to answer');
assert.ok(tokens.after < tokens.before);
