import { isObject, type JsonObject, listOf } from '../json.ts';
import { CREATED } from '../openai/created.ts';
import type { ModelCall, ModelPart } from '../model/script.ts';
import type { Answer, ModelUsage, VendorContext } from '../vendor.ts';
import { eventsOf } from './events.ts';
import { type Held, hold } from './held.ts';
import { canonicalItem } from './items.ts';
import { encryptReasoning } from './reasoning.ts';

/** What an answer is made from. */
export interface Given {
  readonly body: JsonObject;
  /** Everything before the answer, held items included. */
  readonly items: readonly JsonObject[];
  readonly parts: readonly ModelPart[];
  readonly usage: ModelUsage;
}

/** The answer as a response and as events. The server holds it from now on, unless `store` is false. */
export function responseOf(given: Given, context: VendorContext, held: Held): Answer {
  const { body, items: before } = given;
  const id = context.nextId('resp');
  const output = outputOf(given, context);
  const finished = {
    status: 'completed',
    completed_at: CREATED,
    output,
    usage: usageOf(given.usage),
  };
  const response = { ...headOf(body, id), ...finished };
  hold({ body, response, before, output }, held);
  const started = { ...headOf(body, id), status: 'in_progress', output: [], usage: null };
  const queued = { ...started, status: 'queued' };
  return {
    body: body['background'] === true ? queued : response,
    events: () => eventsOf({ started, response, output }, context.tokensPerDelta),
    turns: output.map(canonicalItem),
  };
}

function headOf(body: JsonObject, id: string): JsonObject & { id: string } {
  const { conversation } = body;
  return {
    id,
    object: 'response',
    created_at: CREATED,
    background: body['background'] ?? false,
    completed_at: null,
    conversation: typeof conversation === 'string' ? { id: conversation } : (conversation ?? null),
    error: null,
    incomplete_details: null,
    instructions: body['instructions'] ?? null,
    max_output_tokens: body['max_output_tokens'] ?? null,
    metadata: body['metadata'] ?? {},
    model: body['model'],
    parallel_tool_calls: body['parallel_tool_calls'] ?? true,
    previous_response_id: body['previous_response_id'] ?? null,
    reasoning: body['reasoning'] ?? { effort: null, summary: null },
    service_tier: 'default',
    store: body['store'] ?? true,
    temperature: body['temperature'] ?? 1,
    text: body['text'] ?? { format: { type: 'text' } },
    tool_choice: body['tool_choice'] ?? 'auto',
    tools: body['tools'] ?? [],
    top_p: body['top_p'] ?? 1,
    truncation: body['truncation'] ?? 'disabled',
  };
}

/** Thoughts that follow each other are one item, with one summary each. */
function outputOf(given: Given, context: VendorContext): readonly JsonObject[] {
  const output: JsonObject[] = [];
  let thoughts: string[] = [];
  for (const part of given.parts) {
    if (part.type === 'think') {
      thoughts.push(part.text);
      continue;
    }
    if (thoughts.length > 0) output.push(reasoningItem(given.body, thoughts, context));
    thoughts = [];
    output.push(part.type === 'say' ? messageItem(part.text, context) : callItem(part, context));
  }
  return output;
}

function reasoningItem(
  body: JsonObject,
  thoughts: readonly string[],
  { nextId }: VendorContext,
): JsonObject {
  const id = nextId('rs');
  const { reasoning, include } = body;
  const summarised = isObject(reasoning) && (reasoning['summary'] ?? null) !== null;
  const encrypted = listOf(include).includes('reasoning.encrypted_content');
  return {
    id,
    type: 'reasoning',
    summary: summarised ? thoughts.map((text) => ({ type: 'summary_text', text })) : [],
    ...(encrypted ? { encrypted_content: encryptReasoning(id, thoughts.join('\n')) } : {}),
  };
}

function messageItem(text: string, { nextId }: VendorContext): JsonObject {
  const content = [{ type: 'output_text', annotations: [], logprobs: [], text }];
  return { id: nextId('msg'), type: 'message', status: 'completed', content, role: 'assistant' };
}

function callItem(part: ModelCall, { nextId }: VendorContext): JsonObject {
  return {
    id: nextId('fc'),
    type: 'function_call',
    status: 'completed',
    arguments: JSON.stringify(part.arguments),
    call_id: part.id ?? nextId('call'),
    name: part.name,
  };
}

function usageOf({ prompt, cached, output, thinking }: ModelUsage): unknown {
  return {
    input_tokens: prompt,
    input_tokens_details: { cached_tokens: cached, cache_write_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: thinking },
    total_tokens: prompt + output,
  };
}
