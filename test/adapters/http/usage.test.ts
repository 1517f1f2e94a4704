import { expect, it } from 'vitest';

import { readUsage } from '../../../adapters/http/formats/usage.ts';

it('tells where some of a prompt was written to the cache for an hour', () => {
  const report = { input_tokens: 5, cache_creation_input_tokens: 100, output_tokens: 7 };
  const forAnHour = { ephemeral_1h_input_tokens: 100, ephemeral_5m_input_tokens: 0 };
  const counts = { prompt: 105, cached: 0, output: 7 };
  expect(readUsage({ ...report, cache_creation: forAnHour })).toEqual({
    ...counts,
    cacheMinutes: 60,
  });
  const forMinutes = { ephemeral_1h_input_tokens: 0, ephemeral_5m_input_tokens: 100 };
  expect(readUsage({ ...report, cache_creation: forMinutes })).toEqual(counts);
});
