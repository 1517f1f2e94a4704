import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';

import { listen } from '../../../../adapters/http/server/listen.ts';

describe('listen', () => {
  it('says what to do about a port that there is not', async () => {
    await expect(
      listen(createServer(), { address: '127.0.0.1', port: 65_536 }),
    ).rejects.toMatchObject({
      code: 'invalid_options',
      message: 'cannot listen on port 65536 of 127.0.0.1: choose one from 0 to 65535',
    });
  });
});
