import { expect, it } from 'vitest';

import { createExchange } from '../../../adapters/http/exchange/wire/exchange.ts';
import { readText } from '../../../adapters/http/response/read-body.ts';
import { createHeadroom, type MessageFormat } from '../../../src/index.ts';
import { dayLog } from '../../support/day-log.ts';

type Call = readonly [name: string, parameters: object];

/** An API whose calls have no ids, or ids that are the same in every conversation. */
interface Api {
  readonly format: MessageFormat;
  readonly request: (messages: readonly object[]) => object;
  readonly question: object;
  readonly answer: (call: Call) => object;
  /** The message in an answer. */
  readonly message: (answer: unknown) => object;
  readonly result: (name: string, output: string) => object;
}

const TOOLS = ['read_log', 'send_report'].map((name) => ({ name }));

const gemini: Api = {
  format: 'gemini',
  request: (contents) => ({ contents, tools: [{ functionDeclarations: TOOLS }] }),
  question: { role: 'user', parts: [{ text: 'Report what failed today.' }] },
  answer: ([name, args]) => ({
    candidates: [
      {
        content: { role: 'model', parts: [{ functionCall: { name, args } }] },
        finishReason: 'STOP',
      },
    ],
  }),
  message: (answer) => (answer as { candidates: [{ content: object }] }).candidates[0].content,
  result: (name, output) => ({
    role: 'user',
    parts: [{ functionResponse: { name, response: { output } } }],
  }),
};

const idOf = (name: string): string => `functions.${name}:0`;
const chat: Api = {
  format: 'openai-chat',
  request: (messages) => ({
    model: 'm',
    messages,
    tools: TOOLS.map((tool) => ({ type: 'function', function: tool })),
  }),
  question: { role: 'user', content: 'Report what failed today.' },
  answer: ([name, parameters]) => {
    const called = { name, arguments: JSON.stringify(parameters) };
    const calls = [{ id: idOf(name), type: 'function', function: called }];
    const message = { role: 'assistant', content: null, tool_calls: calls };
    return { id: 'a', choices: [{ index: 0, message, finish_reason: 'tool_calls' }] };
  },
  message: (answer) => (answer as { choices: [{ message: object }] }).choices[0].message,
  result: (name, output) => ({ role: 'tool', tool_call_id: idOf(name), content: output }),
};

/** What the model reads again on the first day. */
const LINES = '200-204';

it.each([gemini, chat])(
  '$format: what one conversation has hidden is not put into another that returned as much',
  async ({ format, request, question, answer, message, result }) => {
    await using headroom = createHeadroom({ store: 'memory' });
    const exchange = createExchange(headroom);

    async function send(
      messages: readonly object[],
      ...calls: readonly Call[]
    ): Promise<readonly string[]> {
      const sent: string[] = [];
      const response = await exchange({
        format,
        body: JSON.stringify(request(messages)),
        send: (body) => {
          const call = calls[sent.push(String(body)) - 1];
          return Promise.resolve(Response.json(call === undefined ? {} : answer(call)));
        },
      });
      await readText(response);
      return sent;
    }

    for (const day of [1, 2]) {
      const read: Call = ['read_log', {}];
      const messages = [question, message(answer(read)), result('read_log', dayLog(day))];
      const report: Call = ['send_report', {}];
      const [first = ''] = await send(messages);
      const [hash] = /(?<=hash=)[0-9a-f]{24}/.exec(first) ?? [];
      expect(hash).toBeDefined();
      const retrieve: Call = ['headroom_retrieve', { hash, lines: LINES }];
      await send(messages, ...(day === 1 ? [retrieve] : []), report);
      const next = [...messages, message(answer(report)), result('send_report', 'sent')];
      const [last = ''] = await send(next);
      expect(last.includes(LINES)).toBe(day === 1);
    }
  },
);
