import { describe, expect, it } from 'vitest';

import { createExchange } from '../../../adapters/http/exchange/wire/exchange.ts';
import { readText } from '../../../adapters/http/response/read-body.ts';
import { rawProvider, referenceIn, typedEvents } from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

// Items that only the provider writes, calls of its own tools with their outputs among them.

interface Item {
  readonly id?: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

const program = { id: 'pg_1', type: 'program', call_id: 'pc_1', code: '1', fingerprint: 'f' };
const programOutput = { id: 'po_1', type: 'program_output', call_id: 'pc_1', result: '1' };
const thought = { id: 'rs_1', type: 'reasoning', summary: [], encrypted_content: 'abc' };
const search = { execution: 'server', call_id: 'tc_1', status: 'completed' };

const byAgent = { agent: { agent_name: '/root' } };
const wait = { call_id: 'mc_1', action: 'wait_agent', ...byAgent };
const waitCall = { id: 'ma_1', type: 'multi_agent_call', arguments: '{}', ...wait };
const waitOutput = {
  id: 'mo_1',
  type: 'multi_agent_call_output',
  output: [{ type: 'output_text', text: 'Done.' }],
  ...wait,
};
const agentMessage = {
  id: 'am_1',
  type: 'agent_message',
  author: '/root/search',
  recipient: '/root',
  content: [{ type: 'encrypted_content', encrypted_content: 'abc' }],
};

/** A call whose result may come in any later request: the model goes on without it. */
const asyncCall = {
  id: 'fc_9',
  type: 'function_call',
  call_id: 'call_9',
  name: 'list_users',
  arguments: '{}',
  async: true,
};

const ITEMS: readonly (readonly Item[])[] = [
  [program, programOutput],
  [thought, program, programOutput, { ...thought, id: 'rs_2' }],
  [
    { ...search, id: 'ts_1', type: 'tool_search_call', arguments: {} },
    { ...search, id: 'to_1', type: 'tool_search_output', tools: [] },
  ],
  [
    { id: 'sh_1', type: 'shell_call', call_id: 'sc_1', action: { commands: ['ls'] } },
    { id: 'so_1', type: 'shell_call_output', call_id: 'sc_1', output: [] },
  ],
  [{ id: 'at_1', type: 'additional_tools', role: 'developer', tools: [] }],
  [{ id: 'ws_1', type: 'web_search_call', status: 'completed', action: { type: 'search' } }],
  [{ id: 'mc_1', type: 'mcp_call', name: 'headroom_retrieve', arguments: '{}', output: 'o' }],
  [waitCall, agentMessage, waitOutput],
  // An agent waits for another one, which has called a tool.
  [waitCall],
  [asyncCall],
  [{ id: 'cm_1', type: 'compaction', encrypted_content: 'abc' }],
];

const said: Item = {
  id: 'm_1',
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_text', text: 'Fine.', annotations: [] }],
};

function ownCall(request: string): Item {
  const given = JSON.stringify({ hash: referenceIn(request), rows: '1' });
  const named = { call_id: 'call_r', name: 'headroom_retrieve', arguments: given };
  return { id: 'fc_1', type: 'function_call', ...named };
}

function answer(output: readonly Item[], stream: boolean): string {
  const usage = { input_tokens: 10, output_tokens: 2, total_tokens: 12 };
  const response = { id: 'resp_1', status: 'completed', output, usage };
  if (!stream) return JSON.stringify(response, undefined, 1);
  const created: Item = { type: 'response.created', response: { ...response, output: [] } };
  const completed: Item = { type: 'response.completed', response };
  return typedEvents(
    created,
    ...output.flatMap((item, index) => [
      { type: 'response.output_item.added', output_index: index, item },
      { type: `response.${item.type}.completed`, output_index: index, item_id: item.id },
      { type: 'response.output_item.done', output_index: index, item },
    ]),
    completed,
  );
}

const ROUNDS = {
  'behind them': (items: readonly Item[], own: Item) => [[...items, own], [said]],
  'before them': (items: readonly Item[], own: Item) => [[own, ...items], [said]],
  'a round before them': (items: readonly Item[], own: Item) => [[own], [...items, said]],
};

describe.each([false, true])('items of the provider, stream: %s', (stream) => {
  const first = [{ role: 'user', content: `Which failed?\n\n${USERS}` }];
  const tools = [{ type: 'function', name: 'list_users', parameters: {} }];
  const bodyOf = (input: readonly object[]): string =>
    JSON.stringify({ model: 'gpt-5.2', store: false, stream, input, tools });

  async function ask(
    rounds: (own: Item) => readonly (readonly Item[])[],
  ): Promise<{ text: string; sent: readonly string[]; again: (input: object[]) => Promise<void> }> {
    const { headroom } = openScene();
    const exchange = createExchange(headroom);
    const provider = rawProvider(
      ...[0, 1].map(
        (round) =>
          (request: string): string =>
            answer(rounds(ownCall(request))[round] ?? [said], stream),
      ),
    );
    const post = async (input: readonly object[]): Promise<string> => {
      const response = await exchange({
        format: 'openai-responses',
        body: bodyOf(input),
        send: (body) => provider.fetch('https://a.test', { body }),
      });
      return readText(response);
    };
    const text = await post(first);
    return { text, sent: provider.sent, again: async (input) => void (await post(input)) };
  }

  it.each(ITEMS.map((items) => [items.map(({ type }) => type).join(), items] as const))(
    'come through byte for byte: %s',
    async (_, items) => {
      const { text, sent } = await ask(() => [[...items, said]]);
      expect(sent).toHaveLength(1);
      expect(text).toBe(answer([...items, said], stream));
    },
  );

  describe.each(Object.entries(ROUNDS))('with a hidden call %s', (_, rounds) => {
    it.each(ITEMS.map((items) => [items.map(({ type }) => type).join(), items] as const))(
      'are shown, and stand where they stood: %s',
      async (__, items) => {
        const { text, sent, again } = await ask((own) => rounds(items, own));
        expect(sent).toHaveLength(2);
        const last = stream
          ? (text.trimEnd().split('\ndata: ').at(-1) ?? '')
          : `{"response":${text}}`;
        const { response } = JSON.parse(last) as { response: { output: Item[]; usage: object } };
        const types = [...items, said].map(({ type }) => type);
        expect(response.output.map(({ type }) => type)).toEqual(types);
        expect(response.usage).toMatchObject({ total_tokens: 24 });
        await again([...first, ...response.output, { role: 'user', content: 'And?' }]);
        const [, before, after] = sent.map((body) => JSON.parse(body) as { input: object[] });
        expect(after?.input.slice(0, before?.input.length)).toEqual(before?.input);
      },
    );
  });
});
