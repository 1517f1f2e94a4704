import OpenAI from 'openai';

import { withHeadroom } from '../../adapters/openai/index.ts';
import { createHeadroom } from '../../src/index.ts';
import { addedTime } from './added-time.ts';
import { completion } from './adapters-openai.ts';
import { searchResults } from './generate.ts';
import { type BenchRow, rowFrom } from './samples.ts';
import { streamRows } from './stream-time.ts';

/** About 10,000 tokens. */
const NEW_RECORDS = 120;
const BODY_BYTES = 200_000;

/** What a Headroom adds to requests of the OpenAI client, against the bare client in the same run. */
export async function runExchange(): Promise<readonly BenchRow[]> {
  return [...(await idleRow()), ...(await newRow()), ...(await streamRows())];
}

type Messages = OpenAI.ChatCompletionMessageParam[];

/** A request in which nothing is new but a short question. */
async function idleRow(): Promise<readonly BenchRow[]> {
  const history = historyOf(BODY_BYTES);
  const added = await addedToRequests((turn) => [
    ...history,
    { role: 'user', content: `And ${turn}?` },
  ]);
  return [rowFrom(added, { name: 'body-200kb-idle', unit: 'ms', limit: 1 })];
}

/** The same with a new tool output in each request. */
async function newRow(): Promise<readonly BenchRow[]> {
  const history = historyOf(BODY_BYTES);
  const added = await addedToRequests((turn) => [
    ...history,
    ...toolTurn(1_000_000 + turn, NEW_RECORDS),
  ]);
  return [rowFrom(added, { name: 'body-200kb-new', unit: 'ms', limit: 5 })];
}

/** Milliseconds that a request takes more than the bare client's. */
async function addedToRequests(inputOf: (turn: number) => Messages): Promise<readonly number[]> {
  await using headroom = createHeadroom({ store: 'memory' });
  const bare = new OpenAI({ apiKey: 'none', fetch: completion });
  const wrapped = withHeadroom(bare, { headroom });
  return await addedTime({
    inputOf,
    without: (messages) => ask(bare, messages),
    withIt: (messages) => ask(wrapped, messages),
  });
}

function ask(client: OpenAI, messages: Messages): Promise<unknown> {
  return client.chat.completions.create({ model: 'gpt-5.2', messages, tools: [TOOL] });
}

/** A tool that the conversations of `historyOf` call. */
export const TOOL: OpenAI.ChatCompletionTool = {
  type: 'function',
  function: { name: 'search', parameters: { type: 'object', properties: {} } },
};

/** A conversation whose request body has this many bytes. */
export function historyOf(bytes: number): Messages {
  const messages: Messages = [{ role: 'user', content: 'Which articles are about health?' }];
  for (let turn = 0; JSON.stringify(messages).length < bytes; turn += 1) {
    messages.push(...toolTurn(turn, 20), { role: 'assistant', content: `Read ${turn}.` });
  }
  return messages;
}

function toolTurn(seed: number, records: number): Messages {
  const id = `call_${seed}`;
  const call = { id, type: 'function' as const, function: { name: 'search', arguments: '{}' } };
  return [
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: id, content: searchResults(records, seed) },
  ];
}
