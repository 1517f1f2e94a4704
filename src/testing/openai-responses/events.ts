import { type JsonObject, objectsOf, textOf } from '../json.ts';
import { deltasOf } from '../transport/sse.ts';
import type { StreamEvent } from '../vendor.ts';

/** What the events are made from. */
export interface EventSource {
  readonly started: JsonObject;
  readonly response: JsonObject;
  readonly output: readonly JsonObject[];
}

/** An event before it has its number. */
interface Event extends JsonObject {
  readonly type: string;
}

/** The answer as events: the response as it starts, every item as it grows, the response as it ended. */
export function* eventsOf(
  source: EventSource,
  tokensPerDelta: number | undefined,
): Generator<StreamEvent> {
  let sequence = 0;
  for (const event of unnumbered(source, (text) => deltasOf(textOf(text), tokensPerDelta))) {
    yield { event: event.type, data: { ...event, sequence_number: sequence } };
    sequence += 1;
  }
}

type Split = (text: unknown) => readonly string[];

function* unnumbered({ started, response, output }: EventSource, split: Split): Generator<Event> {
  yield { type: 'response.created', response: started };
  yield { type: 'response.in_progress', response: started };
  for (const [index, item] of output.entries()) {
    yield { type: 'response.output_item.added', output_index: index, item: emptied(item) };
    const place = { item_id: item['id'], output_index: index };
    if (item['type'] === 'reasoning') yield* summaryEvents(item, place, split);
    else if (item['type'] === 'message') yield* textEvents(item, place, split);
    else yield* argumentEvents(item, place, split);
    yield { type: 'response.output_item.done', output_index: index, item };
  }
  yield { type: 'response.completed', response };
}

/** An item as it begins. */
function emptied(item: JsonObject): JsonObject {
  if (item['type'] === 'reasoning') return { ...item, summary: [] };
  const status = 'in_progress';
  if (item['type'] === 'message') return { ...item, status, content: [] };
  return { ...item, status, arguments: '' };
}

function* summaryEvents(item: JsonObject, place: JsonObject, split: Split): Generator<Event> {
  for (const [index, part] of objectsOf(item['summary']).entries()) {
    const at = { ...place, summary_index: index };
    const { text } = part;
    yield { type: 'response.reasoning_summary_part.added', ...at, part: { ...part, text: '' } };
    for (const delta of split(text)) {
      yield { type: 'response.reasoning_summary_text.delta', ...at, delta };
    }
    yield { type: 'response.reasoning_summary_text.done', ...at, text };
    yield { type: 'response.reasoning_summary_part.done', ...at, part };
  }
}

function* textEvents(item: JsonObject, place: JsonObject, split: Split): Generator<Event> {
  for (const [index, part] of objectsOf(item['content']).entries()) {
    const at = { ...place, content_index: index };
    const { text } = part;
    yield { type: 'response.content_part.added', ...at, part: { ...part, text: '' } };
    for (const delta of split(text)) {
      yield { type: 'response.output_text.delta', ...at, delta, logprobs: [] };
    }
    yield { type: 'response.output_text.done', ...at, text, logprobs: [] };
    yield { type: 'response.content_part.done', ...at, part };
  }
}

function* argumentEvents(item: JsonObject, place: JsonObject, split: Split): Generator<Event> {
  const { name, arguments: json } = item;
  for (const delta of split(json)) {
    yield { type: 'response.function_call_arguments.delta', ...place, delta };
  }
  yield { type: 'response.function_call_arguments.done', ...place, name, arguments: json };
}
