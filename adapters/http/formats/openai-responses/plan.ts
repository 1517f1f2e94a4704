import { asList, asObject, asText, type JsonObject } from '../../json/read.ts';
import { beforeAnswers, type HeldTurns, heldTurns } from '../held-turns.ts';
import { offersRetrieve } from '../own-tool.ts';
import { digestOf, textsOf, withoutSpace } from '../text.ts';
import type { RequestPlan, WirePlan } from '../wire-format.ts';
import { withoutMark } from './mark.ts';

/** What a responses request asks for. */
export function planResponses(body: JsonObject): WirePlan | undefined {
  const { input } = body;
  const heldBy = heldConversation(body);
  const hasItems = typeof input === 'string' || Array.isArray(input);
  if (!hasItems && heldBy === undefined) return undefined;
  const messages = itemsOf(input);
  const names = asList(body['tools']).map((tool) => asObject(tool)['name']);
  return {
    messages,
    locate: (path) => (typeof input === 'string' ? ['input'] : ['input', ...path]),
    answerable: answerable(body),
    usesTools: names.length > 0 || messages.some((item) => isCall(item) || isOutput(item)),
    offersRetrieve: offersRetrieve(names),
    heldKeys: [
      ...responsesHeld.keys(heldBy, outputIds(beforeAnswers(messages, isResponseItem))),
      ...messages.flatMap((item) => referenceKey(item) ?? []),
    ],
    openKeys: responsesHeld.keys(conversationOf(body), []),
    heldBy,
    lastingName: conversationOf(body),
    isTrimmed: body['truncation'] === 'auto' || body['context_management'] !== undefined,
  };
}

/** A request's input as a list of items. */
export function itemsOf(input: unknown): readonly unknown[] {
  return typeof input === 'string' ? [{ role: 'user', content: input }] : asList(input);
}

/** What is remembered of responses that the provider holds. */
export const responsesHeld: HeldTurns = heldTurns('openai');

/** Whether the conversation is continued from a response or a conversation of the provider's. */
function heldConversation(body: JsonObject): string | undefined {
  const { previous_response_id: response } = body;
  return typeof response === 'string' ? response : conversationOf(body);
}

/** The id of the conversation of the provider's that a request belongs to. */
export function conversationOf({ conversation }: JsonObject): string | undefined {
  if (typeof conversation === 'string') return conversation;
  return typeof conversation === 'object' && conversation !== null
    ? asText(asObject(conversation)['id'])
    : undefined;
}

/** The key of what is remembered of a response, by the id of the last of its items that the client knows. */
export function itemKey(itemId: string): string {
  return `openai item ${itemId}`;
}

/** The key of an item that the client only names, for it knows that the provider holds it. */
export function referenceKey(item: unknown): string | undefined {
  const { type, id } = asObject(item);
  return type === 'item_reference' ? itemKey(withoutMark(id)) : undefined;
}

function outputIds(items: readonly unknown[]): readonly string[] {
  return items.filter(isOutput).map((item) => asText(asObject(item)['call_id']));
}

/**
 * An answer in the background is not there when the response is, and a prompt that the provider holds may have tools,
 * which any in the request would take the place of.
 */
function answerable(body: JsonObject): RequestPlan['answerable'] {
  const { background, prompt, tools, tool_choice: choice } = body;
  const hasHeldTools = asText(asObject(prompt)['id']) !== '' && !Array.isArray(tools);
  if (background === true || hasHeldTools) return 'never';
  const { type } = asObject(choice);
  const forced = choice === 'none' || (type !== undefined && type !== 'allowed_tools');
  return forced ? 'not-now' : 'yes';
}

/** Whether an item is the model's call of a tool that the client answers. */
export function isCall(item: unknown): boolean {
  const { type, call_id: id } = asObject(item);
  return typeof id === 'string' && !asText(type).endsWith('_output');
}

/** Whether an item is what a tool returned. */
export function isOutput(item: unknown): boolean {
  const { type, call_id: id } = asObject(item);
  return typeof id === 'string' && asText(type).endsWith('_output');
}

/** What tells an item from others; reasoning does not count, for clients may leave it out. */
export function identifyItem(item: unknown): string | undefined {
  const { role, content, call_id: id, output } = asObject(item);
  if (isCall(item)) return `call\0${asText(id)}`;
  if (isOutput(item)) return `output\0${asText(id)}\0${digestOf(textsOf(output).join(''))}`;
  if (role === 'assistant') return `assistant\0${withoutSpace(textsOf(content))}`;
  return role === 'user' ? ['user', ...textsOf(content)].join('\0') : undefined;
}

/** Whether the model wrote the item, and it tells one response from others. */
export function isResponseItem(item: unknown): boolean {
  return isCall(item) || asObject(item)['role'] === 'assistant';
}

/** Whether an item is one that the client wrote: what the model said before it is complete. */
export function isInputItem(item: unknown): boolean {
  const { role } = asObject(item);
  if (isByProvider(item)) return false;
  return isOutput(item) || (typeof role === 'string' && role !== 'assistant');
}

/** Whether the provider wrote the item while the model answered: what its own tools returned, which has an id. */
function isByProvider(item: unknown): boolean {
  const { type, id } = asObject(item);
  return typeof id === 'string' && OF_PROVIDER.has(type);
}

const OF_PROVIDER: ReadonlySet<unknown> = new Set([
  'additional_tools',
  'apply_patch_call_output',
  'local_shell_call_output',
  'multi_agent_call_output',
  'program_output',
  'shell_call_output',
  'tool_search_output',
]);
