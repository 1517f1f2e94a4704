// A store of your own: anything that keeps a text under a name. This one counts what it keeps.
import assert from 'node:assert/strict';

import { createHeadroom, memoryStore, type Store } from 'headroom-ts';

const inner = memoryStore();
const kept: string[] = [];
const store: Store = {
  ...inner,
  name: 'counting',
  put: (hash, original) => {
    kept.push(hash);
    return inner.put(hash, original);
  },
};

await using headroom = createHeadroom({ store });
const rows = Array.from({ length: 800 }, (_, id) => ({ id, reading: id % 90, unit: 'C' }));
const history = [
  { role: 'user', content: 'Is any reading out of range?' },
  { role: 'tool', tool_call_id: 'c1', content: JSON.stringify(rows) },
];
const { blocks } = await headroom.compress(history, { retrieval: 'tool' });

const [hash = ''] = blocks.flatMap(({ references }) => references);
console.log(`kept under ${kept.join(', ')}`);
assert.deepEqual(kept, [hash], 'stored before the reference was handed out');
assert.equal(await headroom.original(hash), history[1]?.content);
