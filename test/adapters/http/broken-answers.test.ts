import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom as withAnthropic } from '../../../adapters/anthropic/index.ts';
import { withHeadroom as withOpenAi } from '../../../adapters/openai/index.ts';
import { createProvider, retrieve, say, think } from '../../../src/testing/index.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

type Fetch = typeof globalThis.fetch;
/** Everything that a client's user gets to see of one request. */
type Ask = (fetch: Fetch, isWrapped: boolean) => Promise<readonly unknown[]>;

const content = `Which users failed?\n\n${USERS}`;
const messages = [{ role: 'user' as const, content }];
const { headroom } = openScene();

function openAi(fetch: Fetch, isWrapped: boolean): OpenAI {
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch, maxRetries: 0, logLevel: 'off' });
  return isWrapped ? withOpenAi(bare, { headroom }) : bare;
}

function anthropic(fetch: Fetch, isWrapped: boolean): Anthropic {
  const bare = new Anthropic({ apiKey: 'sk-secret', fetch, maxRetries: 0, logLevel: 'off' });
  return isWrapped ? withAnthropic(bare, { headroom }) : bare;
}

async function seen(answer: Promise<unknown>): Promise<readonly unknown[]> {
  const events: unknown[] = [];
  try {
    const value = await answer;
    if (!isStream(value)) return [value];
    for await (const event of value) events.push(event);
  } catch (error) {
    events.push(errorOf(error));
  }
  return events;
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function errorOf(error: unknown): string {
  const { cause } = error as Error;
  return `${String(error)} ${cause === undefined ? '' : errorOf(cause)}`.trim();
}

const ASKS: Readonly<
  Record<string, { readonly json: Ask; readonly stream: Ask; readonly path: string }>
> = {
  chat: {
    path: '/v1/chat/completions',
    json: (...client) => seen(openAi(...client).chat.completions.create({ model: 'm', messages })),
    stream: (...client) =>
      seen(openAi(...client).chat.completions.create({ model: 'm', messages, stream: true })),
  },
  responses: {
    path: '/v1/responses',
    json: (...client) => seen(openAi(...client).responses.create({ model: 'm', input: content })),
    stream: (...client) =>
      seen(openAi(...client).responses.create({ model: 'm', input: content, stream: true })),
  },
  messages: {
    path: '/v1/messages',
    json: (...client) =>
      seen(anthropic(...client).messages.create({ model: 'm', max_tokens: 9, messages })),
    stream: (...client) =>
      seen(
        anthropic(...client).messages.create({ model: 'm', max_tokens: 9, messages, stream: true }),
      ),
  },
};

/** Gives one body in every way in which it can end. */
function answering(
  body: string | Uint8Array,
  type: string,
  end: 'close' | 'error' = 'close',
): Fetch {
  return async () => {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    let isSent = bytes.length === 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (!isSent) controller.enqueue(bytes);
        else if (end === 'close') controller.close();
        else controller.error(new TypeError('terminated'));
        isSent = true;
      },
    });
    return new Response(stream, { headers: { 'content-type': type, 'x-request-id': 'req_1' } });
  };
}

/** What the local provider streams for an answer. */
async function streamOf(path: string): Promise<Uint8Array> {
  const provider = createProvider({ script: [[think('Hm “ü”.'), say('All \u{1F600} is fine.')]] });
  const body = path.endsWith('responses')
    ? { model: 'm', input: 'Hi', stream: true }
    : { model: 'm', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 9, stream: true };
  const response = await provider.fetch(`https://a.test${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer sk-secret',
      'anthropic-version': '2023-06-01',
    },
  });
  expect(response.headers.get('content-type')).toMatch('text/event-stream');
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Where a stream breaks off: at every byte around the borders of events and within characters of several bytes, and
 * at some of those that stand between letters of one event, which no reader tells apart.
 */
function cutsOf(bytes: Uint8Array): readonly number[] {
  const around = [...new TextDecoder('latin1').decode(bytes).matchAll(/\n\n|[\x80-\xff]/g)].flatMap(
    ({ index }) => Array.from({ length: 24 }, (_, offset) => index - 8 + offset),
  );
  const between = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) => index * 7);
  const cuts = new Set([...around, ...between, bytes.length]);
  return [...cuts].filter((cut) => cut >= 0 && cut <= bytes.length);
}

describe.each(Object.entries(ASKS))('%s', (_, { json, stream, path }) => {
  it.each([
    ['HTML', '<html>Bad gateway</html>', 'text/html'],
    ['HTML as JSON', '<html>Bad gateway</html>', 'application/json'],
    ['nothing', '', 'application/json'],
    ['cut JSON', '{"id":"x","choices":[{"mess', 'application/json'],
    ['an error with status 200', '{"error":{"message":"no","type":"x"}}', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a list', '[1,2]', 'application/json'],
    [
      'lists of the wrong kind',
      '{"choices":5,"output":{},"content":7,"type":"message"}',
      'application/json',
    ],
    ['JSON with a byte order mark', '\ufeff{"id":"x"}', 'application/json'],
  ])('%s is seen as without a Headroom', async (_name, body, type) => {
    for (const end of ['close', 'error'] as const) {
      for (const ask of [json, stream]) {
        const fetch = answering(body, type, end);
        expect(await ask(fetch, true)).toEqual(await ask(fetch, false));
      }
    }
  });

  it('a stream that breaks off anywhere is seen as without a Headroom', async () => {
    const bytes = await streamOf(path);
    for (const length of cutsOf(bytes)) {
      const type = 'text/event-stream';
      const end = length % 2 === 0 ? 'close' : 'error';
      const fetch = answering(bytes.subarray(0, length), type, end);
      expect(await stream(fetch, true)).toEqual(await stream(fetch, false));
    }
  });

  it('malformed events are seen as without a Headroom', async () => {
    const text = new TextDecoder().decode(await streamOf(path));
    const events = text.split('\n\n');
    for (const [at, event] of events.entries()) {
      const broken = [
        event.slice(0, event.length / 2),
        event.replaceAll('{', '['),
        event.replace(/"type":"[^"]*"/, '"type":{}'),
        event.replace(/"(?:index|output_index)":\d+/, '"index":"x","output_index":-1'),
        'data: [1]',
        'data: "text"',
        ': comment',
      ];
      for (const other of broken) {
        const changed = [...events.slice(0, at), other, ...events.slice(at + 1)].join('\n\n');
        const fetch = answering(changed, 'text/event-stream');
        expect(await stream(fetch, true)).toEqual(await stream(fetch, false));
      }
    }
  });

  it('a connection that breaks in a hidden round ends the stream with an error', async () => {
    for (let disconnectAt = 0; disconnectAt < 400; disconnectAt += 7) {
      const provider = createProvider({ script: [retrieve({ rows: '1' }), say('Never whole.')] });
      provider.fail({ disconnectAt }, { at: 2 });
      const events = await stream(provider.fetch, true);
      expect(events.at(-1)).toMatch(/Error/);
      expect(JSON.stringify(events)).not.toContain('"name":"headroom_retrieve","arg');
      expect(provider.requests).toHaveLength(2);
    }
  });
});

describe('large answers', () => {
  const SIZE = 15_000_000;

  it('in JSON and in streams take bounded time', { timeout: 60_000 }, async () => {
    const text = 'a "b" ü '.repeat(SIZE / 10);
    const message = { role: 'assistant', content: text };
    const whole = JSON.stringify({
      id: 'c',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
    });
    const piece = { id: 'c', choices: [{ index: 0, delta: { content: text.slice(0, 10_000) } }] };
    const last = { id: 'c', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
    const line = `data: ${JSON.stringify(piece)}\n\n`;
    const end = `data: ${JSON.stringify(last)}\n\ndata: [DONE]\n\n`;
    const streamed = line.repeat(SIZE / line.length) + end;
    const { chat } = ASKS;
    const started = performance.now();
    await chat?.json(answering(whole, 'application/json'), true);
    await chat?.stream(answering(streamed, 'text/event-stream'), true);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
