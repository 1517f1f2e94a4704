import { HumanMessage, ToolMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { expect, it } from 'vitest';

import { HeadroomChatModel } from '../../../adapters/langchain/index.ts';
import { call } from '../../../src/testing/index.ts';
import { nameConversation } from '../../support/name-conversation.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const CONVERSATIONS = 10;
const TURNS = 3;

const TOOL = {
  type: 'function',
  function: { name: 'list_users', parameters: { type: 'object', properties: {} } },
};

it.each([
  ['goes on from its last response', false],
  ['the provider holds under a name', true],
])('a conversation that %s is held out as a whole or not at all', async (_, keepsName) => {
  const { provider, headroom } = openScene({}, { holdOut: 0.5 });
  const leavesOut: boolean[][] = [];
  for (let conversation = 0; conversation < CONVERSATIONS; conversation += 1) {
    const modelKwargs = keepsName ? { conversation: await nameConversation(provider) } : {};
    const model = new HeadroomChatModel({
      headroom,
      model: new ChatOpenAI({
        model: 'gpt-5.2',
        apiKey: 'sk',
        useResponsesApi: true,
        maxRetries: 0,
        configuration: { fetch: provider.fetch },
        modelKwargs,
      }),
    });
    const sent: boolean[] = [];
    let previous: unknown;
    for (let turn = 0; turn < TURNS; turn += 1) {
      provider.script(call('list_users', {}, { id: `call_${conversation}_${turn}` }));
      const content = `${conversation} ${turn}\n${USERS}`;
      const message =
        turn === 0
          ? new HumanMessage(`I am user ${conversation}. Which failed?`)
          : new ToolMessage({ tool_call_id: `call_${conversation}_${turn - 1}`, content });
      // An option of one provider's models.
      const options: object =
        keepsName || previous === undefined ? {} : { previous_response_id: previous };
      const answer = await model.bindTools([TOOL]).invoke([message], options);
      previous = answer.response_metadata['id'];
      const { text = '' } = provider.requests.at(-1) ?? {};
      if (turn > 0) sent.push(text.includes('[headroom hash='));
    }
    leavesOut.push(sent);
  }
  expect(provider.requests.flatMap(({ refusal }) => refusal ?? [])).toEqual([]);
  for (const [first, ...rest] of leavesOut) for (const each of rest) expect(each).toBe(first);
  expect(new Set(leavesOut.flat())).toEqual(new Set([true, false]));
});
