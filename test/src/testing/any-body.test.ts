import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createProvider } from '../../../src/testing/index.ts';

const headers = { authorization: 'Bearer test', 'anthropic-version': '2026-10-21' };
const words = fc.constantFrom(
  ...`user assistant system tool text tool_use tool_result thinking function function_call
  function_call_output reasoning message enabled a `.split(/\s+/),
);
const keys = fc.constantFrom(
  ...`model max_tokens messages input role content type text id name tool_calls tool_call_id tool_use_id
  call_id tools tool_choice thinking function arguments summary system cache_control response_format
  stream n`.split(/\s+/),
);
/** Values that look like parts of requests, put together in any way. */
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    words,
    fc.integer({ min: -1, max: 3 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
  ),
}));
const content = fc.oneof(words, fc.array(fc.dictionary(keys, anything, { maxKeys: 6 })), anything);
const message = fc.record({ role: words, content }, { requiredKeys: [] });
const list = fc.oneof(fc.array(fc.oneof(message, anything), { maxLength: 4 }), anything);
const extra = fc.dictionary(keys, anything, { maxKeys: 2 });

describe('any body', () => {
  it.each([
    ['/v1/chat/completions', 'messages'],
    ['/v1/responses', 'input'],
    ['/v1/messages', 'messages'],
    ['/v1/messages/count_tokens', 'messages'],
  ])('is answered or refused by %s, and never breaks it', async (path, key) => {
    const send = async (body: string): Promise<number> => {
      const provider = createProvider();
      const request = { method: 'POST', headers, body };
      const response = await provider.fetch(`https://host${path}`, request);
      await response.text();
      return response.status;
    };
    await fc.assert(
      fc.asyncProperty(list, extra, async (messages, more) => {
        const body = { model: 'gpt-5.2', max_tokens: 9, [key]: messages, ...more };
        if (!path.startsWith('/v1/messages')) Reflect.deleteProperty(body, 'max_tokens');
        expect([200, 400, 404]).toContain(await send(JSON.stringify(body)));
      }),
      { numRuns: 300 },
    );
  });
});
