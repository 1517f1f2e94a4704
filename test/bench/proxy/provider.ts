import type { ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { chunkOf, EVENTS } from '../stream-time.ts';
import { serve, type Served } from './server.ts';

/** Milliseconds between two events of a stream: a model writes about ten pieces a second. */
const PACE = 100;

/** A provider that reads every request and answers at once, or with a stream of 50 events in 5 seconds. */
export function benchProvider(): Promise<Served> {
  return serve(async (incoming, outgoing) => {
    const request = await buffer(incoming);
    if (request.includes('"stream":true')) stream(outgoing);
    else answer(outgoing);
  });
}

function answer(outgoing: ServerResponse): void {
  const headers = { 'content-type': 'application/json', 'content-length': ANSWER.length };
  outgoing.writeHead(200, headers).end(ANSWER);
}

function stream(outgoing: ServerResponse): void {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  let event = 0;
  const timer = setInterval(() => {
    event += 1;
    outgoing.write(`data: ${JSON.stringify(chunkOf(event))}\n\n`);
    if (event === EVENTS) outgoing.end('data: [DONE]\n\n');
  }, PACE);
  outgoing.once('close', () => clearInterval(timer));
  outgoing.once('finish', () => clearInterval(timer));
}

const ANSWER = JSON.stringify({
  id: 'completion',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-5.2',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});
