import { expect, it } from 'vitest';

import { createExchange, type ExchangeRequest } from '../../../adapters/http/exchange/exchange.ts';
import { createHeadroom } from '../../../src/index.ts';
import { searchResults, serverLog } from '../../bench/generate.ts';

const TURNS = 14;

/** What a tool returned in a turn: 12 KB, some of which leave something out. */
function outputOf(turn: number): string {
  return turn % 3 === 0 ? searchResults(30, turn) : serverLog(turn === 7 ? 30_000 : 12_000, turn);
}

type Messages = (turn: number) => readonly object[];

const chat: Messages = (turn) => [
  {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: `c${turn}`, type: 'function', function: { name: 'look', arguments: '{}' } }],
  },
  { role: 'tool', tool_call_id: `c${turn}`, content: outputOf(turn) },
];
const anthropic: Messages = (turn) => [
  { role: 'assistant', content: [{ type: 'tool_use', id: `c${turn}`, name: 'look', input: {} }] },
  {
    role: 'user',
    content: [{ type: 'tool_result', tool_use_id: `c${turn}`, content: outputOf(turn) }],
  },
];
const responses: Messages = (turn) => [
  { type: 'function_call', call_id: `c${turn}`, name: 'look', arguments: '{}' },
  { type: 'function_call_output', call_id: `c${turn}`, output: outputOf(turn) },
];
const gemini: Messages = (turn) => [
  { role: 'model', parts: [{ functionCall: { name: 'look', args: {} } }] },
  {
    role: 'user',
    parts: [{ functionResponse: { name: 'look', response: { output: outputOf(turn) } } }],
  },
];

/** The bodies of a conversation; the last message is marked, and the mark moves on with each request. */
function bodiesOf(list: string, first: object, messages: Messages): readonly string[] {
  const said = [first];
  return Array.from({ length: TURNS }, (_, turn) => {
    said.push(...messages(turn));
    const marked = said.with(said.length - 1, { ...said.at(-1), mark: turn });
    return JSON.stringify(
      { model: 'm', [list]: marked, temperature: 0, tools: [] },
      null,
      turn % 5 === 4 ? 1 : 0,
    );
  });
}

it.each([
  ['openai-chat', bodiesOf('messages', { role: 'user', content: 'Which failed?' }, chat)],
  ['anthropic', bodiesOf('messages', { role: 'user', content: 'Which failed?' }, anthropic)],
  ['openai-responses', bodiesOf('input', { role: 'user', content: 'Which failed?' }, responses)],
  ['gemini', bodiesOf('contents', { role: 'user', parts: [{ text: 'Which failed?' }] }, gemini)],
] as const)(
  '%s: what is sent of a body in bytes is what is sent of its text',
  async (format, bodies) => {
    await using inText = createHeadroom({ store: 'memory' });
    await using inBytes = createHeadroom({ store: 'memory' });
    const [ofText, ofBytes] = [createExchange(inText), createExchange(inBytes)];
    let saved = 0;
    for (const body of bodies) {
      const text = await sent(ofText, { format, body });
      const bytes = await sent(ofBytes, { format, body: Buffer.from(body) });
      expect(bytes).not.toBeTypeOf('string');
      expect(Buffer.from(bytes).toString()).toBe(text);
      saved = body.length - text.length;
    }
    expect(saved).toBeGreaterThan(10_000);
    expect((await inBytes.stats()).failures).toBe(0);
  },
);

async function sent(
  exchange: ReturnType<typeof createExchange>,
  request: Pick<ExchangeRequest, 'format' | 'body'>,
): Promise<ExchangeRequest['body']> {
  const bodies: ExchangeRequest['body'][] = [];
  await exchange({
    ...request,
    send: (body) => {
      bodies.push(body);
      return Promise.resolve(new Response('{}', { status: 400 }));
    },
  });
  const [body] = bodies;
  if (body === undefined || bodies.length > 1) throw new Error('one body is sent');
  return body;
}
