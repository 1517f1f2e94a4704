// A provider of chat completions in a process of its own, which takes some milliseconds to think on average,
// compares every request with the one before and tells at /report what it has seen.
import type { ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import { serve } from '../proxy/server.ts';
import { checkingProvider } from './provider.ts';

const [, , port, thinkMs, turns] = process.argv;
const provider = checkingProvider(Number(turns));
/** Milliseconds that the turns which are not over have taken so far. */
const thought = new Map<string, number>();

await serve(async (incoming, outgoing) => {
  const conversation = String(incoming.headers['x-conversation']);
  if (incoming.url === '/report') return answer(outgoing, 200, provider.report());
  if (incoming.method !== 'POST') return answer(outgoing, 200, {});
  const body = await buffer(incoming);
  const begun = performance.now();
  const { refusal, message, turn, isLast, share } = provider.take(Number(conversation), body);
  if (refusal !== undefined) return answer(outgoing, 400, { error: { message: refusal } });
  if (Number(thinkMs) > 0) await pause(Number(thinkMs) * share);
  const milliseconds = (thought.get(conversation) ?? 0) + performance.now() - begun;
  if (isLast) thought.delete(conversation);
  else thought.set(conversation, milliseconds);
  const reason = message.tool_calls === undefined ? 'stop' : 'tool_calls';
  const prompt = Math.ceil(body.length / 4);
  answer(outgoing, 200, {
    id: `completion-${conversation}-${turn}`,
    object: 'chat.completion',
    created: 1,
    model: 'gpt-5.2',
    choices: [{ index: 0, message, finish_reason: reason }],
    usage: { prompt_tokens: prompt, completion_tokens: 20, total_tokens: prompt + 20 },
    turn,
    thought: milliseconds,
  });
}, Number(port));

function answer(outgoing: ServerResponse, status: number, value: object): void {
  const text = JSON.stringify(value);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  outgoing.writeHead(status, headers).end(text);
}
