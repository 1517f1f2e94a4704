import { canonicalJson, type JsonObject } from '../json.ts';
import type { ModelPart } from '../model/script.ts';
import type { Answer, Call, ModelUsage, VendorContext } from '../vendor.ts';
import { eventsOf } from './events.ts';
import { type Bound, createBinding, NOT_SEEN } from './thinking.ts';

/** What an answer is made from. */
export interface Given {
  readonly call: Call;
  readonly body: JsonObject;
  readonly bound: Bound;
  readonly parts: readonly ModelPart[];
  readonly usage: ModelUsage;
}

/** An answer, with what the service remembers of it. */
export interface Made extends Answer {
  readonly id: string;
  readonly content: readonly JsonObject[];
}

/** The answer as a message and as events. */
export function messageOf(given: Given, context: VendorContext): Made {
  const { body, bound } = given;
  // A request for no tokens warms the cache up.
  const content = body['max_tokens'] === 0 ? [] : contentOf(given, context);
  const id = context.nextId('msg');
  const message = {
    id,
    type: 'message',
    role: 'assistant',
    model: body['model'],
    content,
    container: null,
    diagnostics: null,
    stop_reason: stopReason(content),
    stop_sequence: null,
    stop_details: null,
    usage: usageOf(given.usage),
    ...(bound.dropped.length > 0 ? { input_transformations: transformations(bound) } : {}),
  };
  return {
    id,
    content,
    body: message,
    events: () => eventsOf(message, context.tokensPerDelta),
    turns: [canonicalJson({ role: 'assistant', content }, NOT_SEEN)],
  };
}

function stopReason(content: readonly JsonObject[]): string {
  if (content.length === 0) return 'max_tokens';
  return content.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn';
}

function contentOf(
  { call, bound, parts }: Given,
  { nextId }: VendorContext,
): readonly JsonObject[] {
  const binding = createBinding();
  for (const { role, content } of bound.blocks) binding.add(role, content);
  // The first version of the API has no `citations` in texts without any.
  const cites = call.headers['anthropic-version'] === '2023-06-01' ? {} : { citations: null };
  return parts.map((part) => {
    const block = blockOf(part, binding.sign, nextId);
    const content = block['type'] === 'text' ? { ...block, ...cites } : block;
    binding.add('assistant', content);
    return content;
  });
}

function blockOf(
  part: ModelPart,
  sign: (thought: string) => string,
  nextId: VendorContext['nextId'],
): JsonObject {
  if (part.type === 'say') return { type: 'text', text: part.text };
  if (part.type === 'think') {
    return { type: 'thinking', thinking: part.text, signature: sign(part.text) };
  }
  const { id, name, arguments: input } = part;
  return { type: 'tool_use', id: id ?? nextId('toolu'), name, input };
}

function transformations({ dropped }: Bound): readonly JsonObject[] {
  const reason = 'prefix_binding_mismatch';
  return dropped.map(({ place }) => ({ type: 'thinking_dropped', path: place, reason }));
}

/** What was read from and written to the cache is not in `input_tokens`. */
function usageOf({ prompt, cached, written, output, thinking }: ModelUsage): JsonObject {
  return {
    input_tokens: prompt - cached - written,
    cache_creation_input_tokens: written,
    cache_read_input_tokens: cached,
    cache_creation: { ephemeral_5m_input_tokens: written, ephemeral_1h_input_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { thinking_tokens: thinking },
    server_tool_use: null,
    service_tier: 'standard',
    inference_geo: null,
    speed: null,
  };
}
