import OpenAI from 'openai';
import { expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { rawProvider, referenceIn } from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const format = { type: 'json_object' as const };

function completion(content: string, more: object, finish_reason: string): string {
  const logprobs = { content: [{ token: content, logprob: -0.1 }], refusal: null };
  const message = { role: 'assistant', content, ...more };
  return JSON.stringify({ choices: [{ index: 0, message, logprobs, finish_reason }] });
}

it.each([
  [undefined, ['{}', '[]'], '{}\n\n[]'],
  [format, ['[]'], '[]'],
])('likelihoods are those of the text, as %j', async (response_format, tokens, text) => {
  const { headroom } = openScene();
  const { fetch } = rawProvider(
    (request) => {
      const own = { name: 'headroom_retrieve', arguments: `{"hash":"${referenceIn(request)}"}` };
      const tool_calls = [{ id: 'call_r', type: 'function', function: own }];
      return completion('{}', { tool_calls }, 'tool_calls');
    },
    completion('[]', {}, 'stop'),
  );
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch, maxRetries: 0 });
  const { choices } = await withHeadroom(bare, { headroom }).chat.completions.create({
    model: 'm',
    messages: [{ role: 'user', content: `Which users failed?\n\n${USERS}` }],
    logprobs: true,
    ...(response_format === undefined ? {} : { response_format }),
  });
  expect(choices[0]?.message.content).toBe(text);
  expect(choices[0]?.logprobs?.content?.map(({ token }) => token)).toEqual(tokens);
});
