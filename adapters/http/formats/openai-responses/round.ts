import { editJson } from '../../json/edit.ts';
import { rawElements } from '../../json/raw.ts';
import { asList, asObject, asText, type JsonObject } from '../../json/read.ts';
import { isOwnCall } from '../own-tool.ts';
import { textsOf } from '../text.ts';
import type { Round, TurnContext } from '../wire-format.ts';
import { isCall, isOutput } from './plan.ts';
import { repeatAsked } from './repeated-request.ts';

/** One item of a response: what it says, and its exact JSON text. */
export interface OutputItem {
  readonly json: string;
  readonly item: JsonObject;
}

/** One response. */
export interface ResponsesRound extends Round {
  /** The JSON text of the response, which repeats the client's request; absent if it was streamed. */
  readonly response?: string;
  /** Whether it has calls of `headroom_retrieve`, be they answered or not. */
  readonly hasOwnCalls: boolean;
  readonly items: readonly OutputItem[];
}

/** The output of a JSON response; undefined if there is none. */
export function readResponsesRound(
  text: string,
  { asked }: Pick<TurnContext, 'asked'>,
): ResponsesRound | undefined {
  const body = asObject(JSON.parse(text));
  const { id, output, usage, status } = body;
  if (!Array.isArray(output)) return undefined;
  const raw = rawElements(text, ['output']);
  const items = asList(output).map((item, index) => ({
    json: raw[index] ?? JSON.stringify(item),
    item: asObject(item),
  }));
  const callsCount = !isCutShort(status);
  const round = responsesRound({ id: asText(id), items, usage, callsCount });
  const response = editJson(text, repeatAsked(body, asked.body));
  return { ...round, response, isWhole: round.isWhole && response === text };
}

/** What a round is made of. */
export interface ResponsesAnswer {
  readonly id: string;
  readonly items: readonly OutputItem[];
  readonly usage: unknown;
  /** Whether its calls of `headroom_retrieve` are to be answered; otherwise it is as if they were not made. */
  readonly callsCount: boolean;
}

/** A response by its items. */
export function responsesRound({
  id,
  callsCount,
  usage,
  ...answer
}: ResponsesAnswer): ResponsesRound {
  const items = callsCount ? answer.items : answer.items.filter(({ item }) => !isOwnItem(item));
  const own = items.filter(({ item }) => isOwnItem(item));
  const hasOwnCalls = answer.items.some(({ item }) => isOwnItem(item));
  // What the provider runs itself has its output in the same response.
  const outputs = new Set(
    items
      .map(({ item }) => item)
      .filter(isOutput)
      .map((item) => item['call_id']),
  );
  const others = items.filter(
    ({ item }) => waitsForClient(item) && !isOwnItem(item) && !outputs.has(item['call_id']),
  );
  return {
    id,
    isWhole: !hasOwnCalls,
    hasOwnCalls,
    calls: own.map(({ item }) => ({ id: asText(item['call_id']), arguments: item['arguments'] })),
    userCalls: others.map(({ item }) => asText(item['call_id'])),
    history: items.map(({ json }) => json),
    items,
    usage,
  };
}

/** Whether a response was stopped before its end, so that its last call may lack arguments. */
export function isCutShort(status: unknown): boolean {
  return status === 'incomplete' || status === 'failed' || status === 'cancelled';
}

/** Whether an item is a call of `headroom_retrieve`. */
export function isOwnItem({ type, name }: JsonObject): boolean {
  return type === 'function_call' && isOwnCall(name);
}

/** Whether the model waits for the client's answer to a call, unless its output is there. */
function waitsForClient(item: JsonObject): boolean {
  return isCall(item) && !RUN_BY_PROVIDER.has(item['type']) && item['async'] !== true;
}

/** Calls that the provider answers in a later response where these wait for calls of tools. */
const RUN_BY_PROVIDER: ReadonlySet<unknown> = new Set(['multi_agent_call', 'program']);

/** Whether an item is text for the user. */
export function isText(item: JsonObject): boolean {
  return item['type'] === 'message' && textsOf(item['content']).length > 0;
}
