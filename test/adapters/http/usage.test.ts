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

it.each([
  [
    { promptTokenCount: 10, candidatesTokenCount: 2, thoughtsTokenCount: 30, totalTokenCount: 42 },
    32,
  ],
  [
    {
      promptTokenCount: 10,
      toolUsePromptTokenCount: 5,
      candidatesTokenCount: 2,
      totalTokenCount: 17,
    },
    2,
  ],
  [{ prompt_tokens: 10, completion_tokens: 2, total_tokens: 42 }, 32],
  [{ prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 }, 2],
  [{ input_tokens: 4, cache_read_input_tokens: 6, output_tokens: 2, total_tokens: 12 }, 2],
])('counts thoughts as output, which some services report apart: %o', (report, output) => {
  expect(readUsage(report)?.output).toBe(output);
});
