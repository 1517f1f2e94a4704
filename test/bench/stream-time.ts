import OpenAI from 'openai';

import { withHeadroom } from '../../adapters/openai/index.ts';
import { createHeadroom } from '../../src/index.ts';
import { type BenchRow, collectGarbage, rowFrom } from './samples.ts';

const WARM_UP = 50;
const ITERATIONS = 200;
const STREAMS = 1000;
/** Events of a stream but the last, which says that it is done. */
export const EVENTS = 50;
const PASSES = 6;

/** When the first streamed text comes, and what many streams at once leave behind. */
export async function streamRows(): Promise<readonly BenchRow[]> {
  return [await firstTextRow(), await memoryRow()];
}

async function firstTextRow(): Promise<BenchRow> {
  await using headroom = createHeadroom({ store: 'memory' });
  const bare = new OpenAI({ apiKey: 'none', fetch: stream });
  const wrapped = withHeadroom(bare, { headroom });
  const added: number[] = [];
  collectGarbage();
  for (let turn = 0; turn < WARM_UP + ITERATIONS; turn += 1) {
    const without = await timeToFirstText(bare);
    added.push((await timeToFirstText(wrapped)) - without);
  }
  return rowFrom(added.slice(WARM_UP), { name: 'stream-first-text', unit: 'ms', limit: 1 });
}

/** The rest of the stream is read as well, so that nothing of it runs into the next. */
async function timeToFirstText(client: OpenAI): Promise<number> {
  const start = performance.now();
  let first = Number.NaN;
  for await (const chunk of await open(client)) {
    if (Number.isNaN(first) && chunk.choices[0]?.delta.content) first = performance.now() - start;
  }
  return first;
}

/** Bytes of heap that each of the finished streams has added, over passes of 1,000 at once. */
async function memoryRow(): Promise<BenchRow> {
  await using headroom = createHeadroom({ store: 'memory' });
  const client = withHeadroom(new OpenAI({ apiKey: 'none', fetch: stream }), { headroom });
  const used: number[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    await Promise.all(Array.from({ length: STREAMS }, () => timeToFirstText(client)));
    collectGarbage();
    used.push(process.memoryUsage().heapUsed);
  }
  const grown = used.slice(1).map((bytes, pass) => (bytes - (used[pass] ?? 0)) / STREAMS);
  return rowFrom(grown.slice(1), { name: 'streams-1000-heap', unit: 'bytes/stream', limit: 100 });
}

function open(client: OpenAI): Promise<AsyncIterable<OpenAI.ChatCompletionChunk>> {
  const messages = [{ role: 'user' as const, content: 'Tell me a story.' }];
  return client.chat.completions.create({
    model: 'gpt-5.2',
    messages,
    tools: [{ type: 'function', function: { name: 'search' } }],
    stream: true,
  });
}

async function stream(): Promise<Response> {
  let event = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      event += 1;
      const data = event > EVENTS ? '[DONE]' : JSON.stringify(chunkOf(event));
      controller.enqueue(new TextEncoder().encode(`data: ${data}\n\n`));
      if (event > EVENTS) controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** An event of a stream, counted from 1: each says a word, the last that this was all. */
export function chunkOf(event: number): unknown {
  const ends = event === EVENTS;
  const delta = ends ? {} : { ...(event === 1 ? { role: 'assistant' } : {}), content: 'once ' };
  return {
    id: 'completion',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'gpt-5.2',
    choices: [{ index: 0, delta, finish_reason: ends ? 'stop' : null }],
  };
}
