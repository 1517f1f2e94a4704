import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts';
import { deltasOf } from '../transport/sse.ts';
import type { StreamEvent } from '../vendor.ts';

/** A message as events: its start, every block as it grows, why it ended with the usage, its end. */
export function* eventsOf(
  message: JsonObject,
  tokensPerDelta: number | undefined,
): Generator<StreamEvent> {
  for (const data of dataOf(message, tokensPerDelta)) yield { event: textOf(data['type']), data };
}

function* dataOf(message: JsonObject, tokensPerDelta: number | undefined): Generator<JsonObject> {
  const { content, stop_reason, stop_sequence, stop_details, usage } = message;
  const begun = { ...(isObject(usage) ? usage : {}), output_tokens: 1 };
  const start = { ...message, content: [], stop_reason: null, usage: begun };
  yield { type: 'message_start', message: start };
  yield { type: 'ping' };
  for (const [index, block] of objectsOf(content).entries()) {
    yield { type: 'content_block_start', index, content_block: emptied(block) };
    for (const delta of deltasOfBlock(block, tokensPerDelta)) {
      yield { type: 'content_block_delta', index, delta };
    }
    yield { type: 'content_block_stop', index };
  }
  const delta = { stop_reason, stop_sequence, stop_details, container: null };
  yield { type: 'message_delta', delta, usage };
  yield { type: 'message_stop' };
}

/** A block as it begins. */
function emptied(block: JsonObject): JsonObject {
  if (block['type'] === 'text') return { ...block, text: '' };
  if (block['type'] === 'thinking') return { ...block, thinking: '', signature: '' };
  return { ...block, input: {} };
}

function* deltasOfBlock(
  block: JsonObject,
  tokensPerDelta: number | undefined,
): Generator<JsonObject> {
  const split = (text: unknown): readonly string[] => deltasOf(textOf(text), tokensPerDelta);
  if (block['type'] === 'text') {
    for (const text of split(block['text'])) yield { type: 'text_delta', text };
  } else if (block['type'] === 'thinking') {
    for (const thinking of split(block['thinking'])) yield { type: 'thinking_delta', thinking };
    yield { type: 'signature_delta', signature: block['signature'] };
  } else {
    for (const partial_json of split(JSON.stringify(block['input']))) {
      yield { type: 'input_json_delta', partial_json };
    }
  }
}
