import OpenAI from 'openai';
import { expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { createHeadroom, parseReferences } from '../../../src/index.ts';
import { call, createProvider, say } from '../../../src/testing/index.ts';
import { USERS } from '../../support/users.ts';

const tools = [{ type: 'function' as const, function: { name: 'list_users' } }];

it('leaves nothing out of what is new where it does not pay, and changes nothing that was sent', async () => {
  const provider = createProvider();
  await using own = createHeadroom({ store: 'memory', logger: { warn: () => undefined } });
  let isLosing = false;
  const headroom = { ...own, isLosing: () => isLosing };
  const client = withHeadroom(new OpenAI({ apiKey: 'test', fetch: provider.fetch }), { headroom });
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Who failed?' }];

  async function turn(output: string): Promise<string> {
    provider.script(call('list_users'), say('These.'));
    for (let step = 0; step < 2; step += 1) {
      const { choices } = await client.chat.completions.create({
        model: 'gpt-5.2',
        messages,
        tools,
      });
      const [answer] = choices.map(({ message }) => message);
      if (answer === undefined) throw new Error('expected an answer');
      messages.push(answer);
      const [id] = answer.tool_calls?.map((each) => each.id) ?? [];
      if (id !== undefined) messages.push({ role: 'tool', tool_call_id: id, content: output });
    }
    messages.push({ role: 'user', content: 'Go on.' });
    return Buffer.from(provider.requests.at(-1)?.bytes ?? '').toString();
  }

  const references = (body: string): number => parseReferences(body).length;
  expect(references(await turn(USERS))).toBe(1);
  isLosing = true;
  expect(references(await turn(USERS.replaceAll('user', 'person')))).toBe(1);
  isLosing = false;
  expect(references(await turn(USERS.replaceAll('user', 'member')))).toBe(2);
  expect(provider.requests.every(({ prefixKept, refusal }) => prefixKept && !refusal)).toBe(true);
  expect(await headroom.stats()).toMatchObject({
    lastFailure: expect.stringContaining('leaving parts out of new messages') as string,
  });
});
