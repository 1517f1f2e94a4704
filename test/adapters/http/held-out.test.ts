import OpenAI from 'openai';
import { expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { withHeadroom } from '../../../adapters/openai/index.ts';
import { call } from '../../../src/testing/index.ts';
import { offers, openScene, type Scene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const CONVERSATIONS = 10;
const TURNS = 3;

/** What each request of a conversation brings: a question, then what a function returned. */
function input(conversation: number, turn: number): OpenAI.Responses.ResponseInput {
  if (turn === 0) return [{ role: 'user', content: `I am user ${conversation}. Which failed?` }];
  const output = `${conversation} ${turn}\n${USERS}`;
  return [{ type: 'function_call_output', call_id: `call_${conversation}_${turn - 1}`, output }];
}

type Options = Pick<
  OpenAI.Responses.ResponseCreateParamsNonStreaming,
  'conversation' | 'previous_response_id'
>;

/** Half of some conversations that the provider holds are compared with the others. */
async function converse(
  { provider, headroom }: Scene,
  nameFor: (client: OpenAI, last: string | undefined) => Promise<Options>,
  keepsName: boolean,
): Promise<void> {
  const bare = new OpenAI({ apiKey: 'sk', fetch: provider.fetch });
  const client = withHeadroom(bare, { headroom });
  for (let conversation = 0; conversation < CONVERSATIONS; conversation += 1) {
    let last: string | undefined;
    let options: Options = {};
    for (let turn = 0; turn < TURNS; turn += 1) {
      if (turn === 0 || !keepsName) options = await nameFor(bare, last);
      provider.script(call('list_users', {}, { id: `call_${conversation}_${turn}` }));
      const { id } = await client.responses.create({
        model: 'gpt-5.2',
        input: input(conversation, turn),
        tools: [{ type: 'function', name: 'list_users', parameters: {}, strict: false }],
        ...options,
      });
      last = id;
    }
  }
}

it.each([
  [
    'goes on from its last response',
    false,
    async (_: OpenAI, last?: string): Promise<Options> =>
      last === undefined ? {} : { previous_response_id: last },
  ],
  [
    'the provider holds under a name',
    true,
    async ({ conversations }: OpenAI): Promise<Options> => ({
      conversation: (await conversations.create()).id,
    }),
  ],
])('one that %s is held out as a whole or not at all', async (_, keepsName, nameFor) => {
  const scene = openScene({}, { holdOut: 0.5 });
  await converse(scene, nameFor, keepsName);
  const requests = scene.provider.requests.filter(({ text }) => text.includes('"input":'));
  const leavesOut = requests.map(({ text }) => text.includes('[headroom hash='));
  const later = Array.from({ length: CONVERSATIONS }, (__, index) =>
    leavesOut.slice(index * TURNS + 1, (index + 1) * TURNS),
  );
  expect(requests).toHaveLength(CONVERSATIONS * TURNS);
  for (const [first, ...rest] of later) for (const each of rest) expect(each).toBe(first);
  expect(new Set(leavesOut.filter((___, index) => index % TURNS > 0))).toEqual(
    new Set([true, false]),
  );
  const offered = offers(requests).filter((___, index) => index % TURNS > 0);
  expect(offered).toEqual(later.flat());
});

it('a thread is held out as a whole or not at all', async () => {
  const { provider, headroom } = openScene({}, { holdOut: 0.5 });
  const fetch = headroomFetch(headroom, provider.fetch);
  const tools = [{ name: 'list_users', input_schema: { type: 'object' } }];
  const post = async (body: object): Promise<string> => {
    const response = await fetch('https://a.test/v1/messages?beta=true', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': 'sk',
        'anthropic-version': '2023-06-01',
      },
      body: JSON.stringify({ model: 'claude-opus-4-6', max_tokens: 100, ...body }),
    });
    return ((await response.json()) as { id: string }).id;
  };
  const leavesOut: boolean[][] = [];
  for (let thread = 0; thread < CONVERSATIONS; thread += 1) {
    provider.script(call('list_users', {}, { id: `call_${thread}_0` }));
    const messages = [{ role: 'user', content: `I am user ${thread}. Which failed?` }];
    let last = await post({ messages, tools, thread: { type: 'create' } });
    const sent: boolean[] = [];
    for (let turn = 1; turn < TURNS; turn += 1) {
      provider.script(call('list_users', {}, { id: `call_${thread}_${turn}` }));
      const content = `${thread} ${turn}\n${USERS}`;
      const result = { type: 'tool_result', tool_use_id: `call_${thread}_${turn - 1}`, content };
      const body = { messages: [{ role: 'user', content: [result] }] };
      last = await post({ ...body, thread: { type: 'continue', previous_message_id: last } });
      sent.push(provider.requests.at(-1)?.text.includes('[headroom hash=') === true);
    }
    leavesOut.push(sent);
  }
  expect(provider.requests.flatMap(({ refusal }) => refusal ?? [])).toEqual([]);
  for (const [first, ...rest] of leavesOut) for (const each of rest) expect(each).toBe(first);
  expect(new Set(leavesOut.flat())).toEqual(new Set([true, false]));
});
