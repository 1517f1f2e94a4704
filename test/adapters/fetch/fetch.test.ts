import { GoogleGenAI } from '@google/genai';
import { expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/fetch/index.ts';
import { createHeadroom } from '../../../src/index.ts';
import { createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { USERS } from '../../support/users.ts';

it('serves a client that takes a fetch', async () => {
  const provider = createProvider({ script: [retrieve({ rows: '3' }), say('Eleven.')] });
  await using headroom = createHeadroom({ store: 'memory' });
  const client = new GoogleGenAI({
    apiKey: 'test',
    httpOptions: { fetch: headroomFetch({ headroom }, provider.fetch) },
  });
  const { text } = await client.models.generateContent({
    model: 'gemini-2.5-pro',
    contents: `Which users failed?\n\n${USERS}`,
  });
  expect(text).toBe('Eleven.');
  expect(provider.requests.map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
  expect(await headroom.stats()).toMatchObject({ requests: 1, retrievals: 1 });
});

it('refuses options that are none', () => {
  expect(() => headroomFetch({ mod: 'lossless' } as never)).toThrow(/headroomFetch|mode/);
});
