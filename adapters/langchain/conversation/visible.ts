import { AIMessage } from '@langchain/core/messages';

import type { Beginning } from '../../http/exchange/conversation-format.ts';
import { trackTextGaps } from '../../http/formats/text-gaps.ts';
import { textsOf } from '../../http/formats/text.ts';
import { addUsage } from '../../http/formats/usage.ts';
import type { Turn } from '../../http/formats/wire-format.ts';
import { asList, asObject, isJsonObject, type JsonObject } from '../../http/json/read.ts';
import { isPlainText } from '../stream/plain-text.ts';
import { messageLike } from './message-like.ts';
import { withoutOwnCalls } from './own-calls.ts';
import type { ModelRequest } from './request.ts';
import type { ModelRound } from './round.ts';
import { type ContentBlock, marked, setApart } from './thinking.ts';

/** The message of a turn as the user sees it: the last, with the content and the usage of all. */
export function visibleMessage(
  turn: Turn<ModelRound>,
  context: Pick<Beginning<ModelRequest>, 'options' | 'mark'>,
): AIMessage {
  const messages = turn.map(({ round }) => withoutOwnCalls(round.message));
  const last = messages.at(-1) ?? new AIMessage('');
  const usage = addUsage(messages.map((message) => message.usage_metadata));
  const callsNothing = (last.tool_calls ?? []).length === 0;
  const end = callsNothing
    ? stopped
    : <Fields extends JsonObject>(fields: Fields): Fields => fields;
  return messageLike(last, {
    content: visibleContent(messages, context),
    additional_kwargs: end(joinFields(messages.map((message) => message.additional_kwargs))),
    response_metadata: end(joinFields(messages.map((message) => message.response_metadata))),
    // A sum of usages is one.
    ...(usage === undefined ? {} : { usage_metadata: usage as unknown as Usage }),
  });
}

type Usage = NonNullable<AIMessage['usage_metadata']>;

function visibleContent(
  messages: readonly AIMessage[],
  { options, mark }: Pick<Beginning<ModelRequest>, 'options' | 'mark'>,
): AIMessage['content'] {
  const shown: ContentBlock[] = [];
  const gaps = trackTextGaps();
  for (const [round, { content }] of messages.entries()) {
    const dropsText = isStructured(options) && round < messages.length - 1;
    for (const block of asBlocks(content)) {
      if (block.type === 'text' && dropsText) continue;
      const isApart = gaps.take(textsOf([block]).join(''));
      shown.push(isApart ? setApart(block) : marked(block, { round, earlier: mark }));
    }
    gaps.nextRound();
  }
  // ChatAnthropic writes a text that stands alone as a string, and what stood beside it may be hidden.
  const isPlain = messages.some(({ content }) => typeof content === 'string');
  return isPlain && shown.every(isPlainText) ? textsOf(shown).join('') : shown;
}

/** Content that is a text as a part. */
function asBlocks(content: AIMessage['content']): readonly ContentBlock[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

/** Whether the answer must be a JSON document. */
export function isStructured(options: JsonObject): boolean {
  const { response_format: format, text, outputConfig, outputFormat, responseSchema } = options;
  const type = asObject(format)['type'] ?? asObject(asObject(text)['format'])['type'];
  const others = [asObject(outputConfig)['format'], outputFormat, responseSchema];
  return (type !== undefined && type !== 'text') || others.some((each) => each !== undefined);
}

/** Names under which providers tell what an answer cost. */
const USAGES: ReadonlySet<string> = new Set(['usage', 'tokenUsage', 'estimatedTokenUsage']);

/** What providers keep beside the messages of a turn: that of the last, lists and costs of all. */
function joinFields(fields: readonly JsonObject[]): JsonObject {
  const joined: Record<string, unknown> = { ...fields.at(-1) };
  for (const key of Object.keys(Object.assign({}, ...fields) as JsonObject)) {
    const values = fields.map((each) => each[key]);
    if (USAGES.has(key)) joined[key] = addUsage(values);
    else if (values.some((value) => Array.isArray(value))) joined[key] = values.flatMap(asList);
    // An answer that runs no code names no container, but the next one may go on in that of an earlier.
    else if (key === 'container') joined[key] = values.findLast(isJsonObject) ?? null;
  }
  return joined;
}

/** Why the model stopped, for a user who sees no calls. */
export function stopped<Fields extends JsonObject>(fields: Fields): Fields {
  const changes = Object.entries(fields).flatMap(([key, value]) => {
    const reason = key.endsWith('_reason') ? STOPS.get(value) : undefined;
    return reason === undefined ? [] : [[key, reason]];
  });
  return changes.length === 0 ? fields : { ...fields, ...Object.fromEntries(changes) };
}

const STOPS: ReadonlyMap<unknown, string> = new Map([
  ['tool_calls', 'stop'],
  ['tool_use', 'end_turn'],
]);
