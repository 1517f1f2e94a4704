import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../../engine/store/memory.ts';
import { originalOf, storeContract } from '../../contract/store.ts';

storeContract('memoryStore', () => memoryStore());

describe('memoryStore', () => {
  it('lets the least recently used original go and keeps its source', async () => {
    const store = memoryStore({ maxCharacters: 20 });
    await store.put('a', originalOf('x'.repeat(10), { toolName: 'first' }));
    await store.put('b', originalOf('x'.repeat(10)));
    await store.touch(['a']);
    await store.put('c', originalOf('x'.repeat(10)));
    expect(await store.touch(['a', 'b', 'c'])).toEqual(['b']);
    await store.get('c');
    await store.put('d', originalOf('x'.repeat(10)));
    expect(await store.get('a')).toBeUndefined();
    expect(await store.source('a')).toEqual({ toolName: 'first' });
  });

  it('never lets the newest original go, however large', async () => {
    const store = memoryStore({ maxCharacters: 20 });
    await store.put('a', originalOf('x'.repeat(10)));
    await store.put('b', originalOf('x'.repeat(100)));
    expect(await store.touch(['a', 'b'])).toEqual(['a']);
  });
});
