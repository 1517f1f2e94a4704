import OpenAI from 'openai';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { type RawAnswer, rawProvider, referenceIn } from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

type Chunk = OpenAI.ChatCompletionChunk;

/** Asks for a stream, which services answer that speak the format in their own way. */
export async function ask(
  answers: readonly RawAnswer[],
  parameters: object = {},
): Promise<{
  chunks: readonly Chunk[];
  sent: readonly string[];
  text: string;
  warnings: readonly string[];
}> {
  const { headroom, warnings } = openScene();
  const provider = rawProvider(...answers);
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: provider.fetch, maxRetries: 0 });
  const client = withHeadroom(bare, { headroom });
  const stream = await client.chat.completions.create({
    model: 'some-model',
    messages: [{ role: 'user', content: `Which users failed?\n\n${USERS}` }],
    stream: true,
    ...parameters,
  });
  const chunks: Chunk[] = [];
  for await (const each of stream) chunks.push(each);
  const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
  return { chunks, text, sent: provider.sent, warnings };
}

/** A chunk of a stream. */
export function chunk(delta: object, more: object = {}, choice: object = {}): object {
  const choices = [{ index: 0, delta, finish_reason: null, ...choice }];
  return { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices, ...more };
}

/** The chunk that says why the model stopped. */
export function finish(reason: string, more: object = {}): object {
  return chunk({}, more, { finish_reason: reason });
}

/** A call of the tool, for what a request left out. */
export function ownCall(request: string, more: object = { index: 0 }): object {
  const named = { name: 'headroom_retrieve', arguments: `{"hash":"${referenceIn(request)}"}` };
  return { ...more, id: 'call_r', type: 'function', function: named };
}
