import { expect, it, vi } from 'vitest';

import { createHeadroom } from '../../../src/index.ts';

vi.mock('redis', () => {
  throw new Error('there is no such package');
});

it('closes without complaint where its client library is missing', async () => {
  const headroom = createHeadroom({ store: 'redis://127.0.0.1:1' });
  await expect(headroom.stats()).rejects.toThrow('npm install redis');
  await headroom[Symbol.asyncDispose]();
});

it('opens nothing after it was closed', async () => {
  const headroom = createHeadroom({ store: 'redis://127.0.0.1:1' });
  await headroom[Symbol.asyncDispose]();
  await expect(headroom.stats()).rejects.toMatchObject({
    code: 'store_unavailable',
    message: 'The redis store was closed.',
  });
});
