import { deltasOf } from '../transport/sse.ts';
import type { StreamEvent } from '../vendor.ts';
import type { Choice } from './completion.ts';

/** What the chunks are made from. */
export interface ChunkSource {
  readonly head: object;
  readonly choices: readonly Choice[];
  readonly tokensPerDelta: number | undefined;
}

/**
 * The answer as chunks: the role once, text and arguments in pieces, why it ended, the usage on its own
 * where it was asked for, and `[DONE]`.
 */
export function* chunksOf(source: ChunkSource, usage: unknown): Generator<StreamEvent> {
  const base = { ...source.head, object: 'chat.completion.chunk', service_tier: 'default' };
  // Where usage is asked for, every chunk has it, and only the last one says something.
  const none = usage === undefined ? {} : { usage: null };
  for (const [index, choice] of source.choices.entries()) {
    for (const delta of deltasOfChoice(choice, source.tokensPerDelta)) {
      const growing = [{ index, delta, logprobs: null, finish_reason: null }];
      yield { data: { ...base, choices: growing, ...none } };
    }
    const ended = [{ index, delta: {}, logprobs: null, finish_reason: choice.finishReason }];
    yield { data: { ...base, choices: ended, ...none } };
  }
  if (usage !== undefined) yield { data: { ...base, choices: [], usage } };
  yield { data: '[DONE]' };
}

function* deltasOfChoice(choice: Choice, tokensPerDelta: number | undefined): Generator<object> {
  const { text, calls } = choice;
  yield { role: 'assistant', content: text === null ? null : '', refusal: null };
  for (const content of deltasOf(text ?? '', tokensPerDelta)) yield { content };
  for (const [index, { id, type, function: named }] of calls.entries()) {
    yield { tool_calls: [{ index, id, type, function: { name: named.name, arguments: '' } }] };
    for (const piece of deltasOf(named.arguments, tokensPerDelta)) {
      yield { tool_calls: [{ index, function: { arguments: piece } }] };
    }
  }
}
