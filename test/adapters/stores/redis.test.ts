import { createClient } from 'redis';

import { redisStore } from '../../../adapters/redis/index.ts';
import { sharedStoreContract } from '../../contract/shared-store.ts';
import { findRedis, startRedis } from '../../support/servers/redis.ts';

const { command = '', missing } = await findRedis();

sharedStoreContract('the Redis store', {
  missing,
  start: () => startRedis(command),
  open: redisStore,
  age: async (url) => {
    const client = createClient({ url });
    await client.connect();
    for await (const keys of client.scanIterator({ MATCH: 'headroom:*:original:*' }))
      for (const key of keys) await client.pExpire(key, 1);
    client.destroy();
  },
});
