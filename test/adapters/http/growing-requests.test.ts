import { expect, it } from 'vitest';

import {
  createExchange,
  type Exchange,
  type ExchangeRequest,
} from '../../../adapters/http/exchange/wire/exchange.ts';
import { readText } from '../../../adapters/http/response/read-body.ts';
import { knownBeginnings } from '../../../adapters/http/json/known-beginnings.ts';
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
  [
    'openai-chat',
    'messages',
    bodiesOf('messages', { role: 'user', content: 'Which failed?' }, chat),
  ],
  [
    'anthropic',
    'messages',
    bodiesOf('messages', { role: 'user', content: 'Which failed?' }, anthropic),
  ],
  [
    'openai-responses',
    'input',
    bodiesOf('input', { role: 'user', content: 'Which failed?' }, responses),
  ],
  [
    'gemini',
    'contents',
    bodiesOf('contents', { role: 'user', parts: [{ text: 'Which failed?' }] }, gemini),
  ],
] as const)(
  '%s: what is sent of a body in bytes is what is sent of its text',
  async (format, list, bodies) => {
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
    // The next request goes on from here, with what was edited.
    const known = knownBeginnings.find(Buffer.from(bodies.at(-1) ?? ''), list);
    expect(known?.elements.length).toBeGreaterThan(TURNS);
    expect(known?.edits.length).toBeGreaterThan(3);
    expect((await inBytes.stats()).failures).toBe(0);
  },
);

/** What the model says to a request of a turn: in the fifth it first asks for what was left out. */
function chatAnswer(turn: number, sentBodies: readonly ExchangeRequest['body'][]): Response {
  const [hash] = /(?<=hash=)[0-9a-f]{24}/.exec(Buffer.from(sentBodies[0] ?? '').toString()) ?? [];
  const asks = turn === 4 && sentBodies.length === 1;
  const [id, called] = asks ? ['ask', 'headroom_retrieve'] : [`c${turn + 1}`, 'look'];
  const tool = { name: called, arguments: asks ? JSON.stringify({ hash }) : '{}' };
  const calls = [{ id, type: 'function', function: tool }];
  const message = { role: 'assistant', content: null, tool_calls: calls };
  const choices = [{ index: 0, message, finish_reason: 'tool_calls' }];
  return Response.json({ id: 'a', object: 'chat.completion', created: 1, model: 'm', choices });
}

it('sends the same of both where the model has read what was left out', async () => {
  await using inText = createHeadroom({ store: 'memory' });
  await using inBytes = createHeadroom({ store: 'memory' });
  const [ofText, ofBytes] = [createExchange(inText), createExchange(inBytes)];
  const bodies = bodiesOf('messages', { role: 'user', content: 'Which failed?' }, chat);
  for (const [turn, body] of bodies.entries()) {
    const answer: Answer = (sentBodies) => chatAnswer(turn, sentBodies);
    const [text = '', ...more] = await allSent(ofText, { format: 'openai-chat', body }, answer);
    const given = { format: 'openai-chat', body: Buffer.from(body) } as const;
    const bytes = await allSent(ofBytes, given, answer);
    expect(bytes.map((each) => Buffer.from(each).toString())).toEqual([text, ...more]);
    expect(more).toHaveLength(turn === 4 ? 1 : 0);
    expect(Buffer.from(text).includes('"ask"')).toBe(turn > 4);
  }
});

async function sent(exchange: Exchange, request: Given): Promise<ExchangeRequest['body']> {
  const [body] = await allSent(exchange, request, () => new Response('{}', { status: 400 }));
  if (body === undefined) throw new Error('nothing was sent');
  return body;
}

type Given = Pick<ExchangeRequest, 'format' | 'body'>;
type Answer = (sentBodies: readonly ExchangeRequest['body'][]) => Response;

/** The bodies that go out for a request. */
async function allSent(
  exchange: Exchange,
  request: Given,
  answer: Answer,
): Promise<readonly ExchangeRequest['body'][]> {
  const bodies: ExchangeRequest['body'][] = [];
  const response = await exchange({
    ...request,
    send: (body) => {
      bodies.push(body);
      return Promise.resolve(answer(bodies));
    },
  });
  await readText(response);
  return bodies;
}
