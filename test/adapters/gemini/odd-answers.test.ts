import { expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { createHeadroom } from '../../../src/index.ts';
import { config, history } from './gemini-scene.ts';

const ADDRESS = 'https://generativelanguage.googleapis.com/v1beta/models/gemini-3.1-pro';
const EVENTS = 'text/event-stream';
const OWN = { functionCall: { name: 'headroom_retrieve', args: { hash: 'x' } } };
const USER = { functionCall: { name: 'list_users', args: {} } };
const HEAD = { responseId: 'a', modelVersion: 'm' };

type Json = Readonly<Record<string, unknown>>;

/** What the client gets where the service answers like this, request by request. */
async function shown(
  type: string,
  answers: readonly string[],
  action = type === EVENTS ? 'streamGenerateContent?alt=sse' : 'generateContent',
): Promise<{ readonly text: string; readonly asked: number }> {
  let asked = 0;
  const inner = async (): Promise<Response> => {
    asked += 1;
    return new Response(answers[asked - 1] ?? '', { headers: { 'content-type': type } });
  };
  await using headroom = createHeadroom({ store: 'memory', logger: { warn: () => undefined } });
  const response = await headroomFetch(headroom, inner)(`${ADDRESS}:${action}`, {
    method: 'POST',
    body: JSON.stringify({ contents: history(), tools: config.tools }),
  });
  return { text: await response.text(), asked };
}

function answer(parts: readonly unknown[] | undefined, candidate: Json = {}): Json {
  const content = { role: 'model', ...(parts && { parts }) };
  return { candidates: [{ content, index: 0, ...candidate }], ...HEAD };
}

function events(...chunks: readonly Json[]): string {
  return chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
}

function chunksOf(text: string): readonly Json[] {
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice('data: '.length)) as Json);
}

const STOP = { finishReason: 'STOP' };

it.each(['MAX_TOKENS', 'SAFETY', 'MALFORMED_FUNCTION_CALL'])(
  'answers no call of an answer that was cut: %s',
  async (finishReason) => {
    const cut = answer([{ text: 'Look.' }, OWN], { finishReason });
    const json = await shown('application/json', [JSON.stringify(cut)]);
    expect(JSON.parse(json.text)).toEqual(answer([{ text: 'Look.' }], { finishReason }));
    const first = answer([{ text: 'Look.' }]);
    const stream = await shown(EVENTS, [events(first, answer([OWN], { finishReason }))]);
    expect(chunksOf(stream.text)).toEqual([first, answer([{ text: '' }], { finishReason })]);
    expect([json.asked, stream.asked]).toEqual([1, 1]);
  },
);

it.each([
  JSON.stringify({ promptFeedback: { blockReason: 'SAFETY' }, ...HEAD }),
  JSON.stringify(answer(undefined, { finishReason: 'MAX_TOKENS' })),
  JSON.stringify({ candidates: [{ finishReason: 'RECITATION' }] }),
  '[]',
  '{"candidates"',
])('passes on %s', async (body) => {
  expect((await shown('application/json', [body])).text).toBe(body);
  const stream = `: comment\n\ndata: ${body}\n\n`;
  expect((await shown(EVENTS, [stream])).text).toBe(stream);
});

it('does not let a client continue a round that it does not know', async () => {
  const token = { continuationToken: 'secret' };
  const rounds = [
    events(answer([{ text: 'Look.' }, OWN], { ...token, ...STOP })),
    events(answer([{ text: 'Fine.' }], token), answer([{ text: '' }], { ...token, ...STOP })),
  ];
  const { text } = await shown(EVENTS, rounds);
  expect(text).toContain('Fine.');
  expect(text).not.toContain('secret');
});

it('gives every chunk something to hold, and the end once', async () => {
  const usageMetadata = { promptTokenCount: 5 };
  const rounds = [
    events({ ...answer([OWN], STOP), usageMetadata }),
    events(answer([{ text: 'Fine.' }]), {
      ...answer(undefined, { ...STOP, groundingMetadata: {} }),
      usageMetadata,
    }) + 'data: [DONE]\n\n',
  ];
  const { text, asked } = await shown(EVENTS, rounds);
  expect(asked).toBe(2);
  expect(chunksOf(text)).toEqual([
    answer([{ text: 'Fine.' }]),
    {
      ...answer([{ text: '' }], { ...STOP, groundingMetadata: {} }),
      usageMetadata: { promptTokenCount: 10 },
    },
  ]);
  expect(text.endsWith('}\n\ndata: [DONE]\n\n')).toBe(true);
});

it('reads events where a list was asked for', async () => {
  const rounds = [events(answer([OWN], STOP)), events(answer([{ text: 'Fine.' }], STOP))];
  const { text } = await shown(EVENTS, rounds, 'streamGenerateContent');
  expect(text).toContain('Fine.');
  expect(text).not.toContain('headroom');
});

it('reads one answer where a list was asked for', async () => {
  const body = JSON.stringify(answer([{ text: 'Fine.' }, USER], STOP));
  const { text } = await shown('application/json', [body], 'streamGenerateContent');
  expect(text).toBe(body);
});
