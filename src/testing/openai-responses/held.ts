import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';

/** A stored response. */
export interface HeldResponse {
  readonly body: JsonObject;
  /** The conversation up to and with it. */
  readonly items: readonly JsonObject[];
}

/** What the server holds between requests. */
export interface Held {
  /** Stored responses by their ids. */
  readonly responses: Map<string, HeldResponse>;
  /** Items of conversations by the conversation's id. */
  readonly conversations: Map<string, readonly JsonObject[]>;
  /** Items of stored responses by their ids. */
  readonly items: Map<string, JsonObject>;
  /** The item that followed each reasoning item when it was made, by the id of the latter. */
  readonly followers: Map<string, JsonObject>;
  /** The id of the reasoning item that came before a stored item, by the id of the latter. */
  readonly leaders: Map<string, string>;
}

/** Holds nothing. */
export function createHeld(): Held {
  return {
    responses: new Map(),
    conversations: new Map(),
    items: new Map(),
    followers: new Map(),
    leaders: new Map(),
  };
}

/** The items that come before the input of a request. Refuses what is not held. */
export function heldBefore(body: JsonObject, held: Held): readonly JsonObject[] {
  const previous = body['previous_response_id'];
  if (typeof previous === 'string') {
    const found = held.responses.get(previous);
    const message = `Previous response with id '${previous}' not found.`;
    const code = 'previous_response_not_found';
    demand(found !== undefined, message, { param: 'previous_response_id', code });
    return found.items;
  }
  const conversation = conversationId(body);
  return conversation === undefined ? [] : itemsOfConversation(conversation, held);
}

/** The items of a conversation; refuses one that is not held. */
export function itemsOfConversation(id: string, held: Held): readonly JsonObject[] {
  const items = held.conversations.get(id);
  demand(items !== undefined, `Conversation with id '${id}' not found.`, { status: 404 });
  return items;
}

/** The id of the conversation that a request belongs to. */
function conversationId(body: JsonObject): string | undefined {
  const given = body['conversation'];
  if (typeof given === 'string') return given;
  return isObject(given) ? textOf(given['id']) : undefined;
}

/** A response that was made, and everything that is to be held of it. */
export interface Made {
  readonly body: JsonObject;
  readonly response: JsonObject & { readonly id: string };
  readonly before: readonly JsonObject[];
  readonly output: readonly JsonObject[];
}

/** Holds a new response as its request wants it. */
export function hold({ body, response, before, output }: Made, held: Held): void {
  for (const [index, item] of output.entries()) {
    const follower = output[index + 1];
    if (item['type'] === 'reasoning' && follower !== undefined) {
      held.followers.set(textOf(item['id']), follower);
      // What is not stored is known only by what its reasoning holds.
      if (body['store'] !== false) held.leaders.set(textOf(follower['id']), textOf(item['id']));
    }
  }
  const items = [...before, ...output];
  const conversation = conversationId(body);
  if (conversation !== undefined) held.conversations.set(conversation, items);
  if (body['store'] === false) return;
  held.responses.set(response.id, { body: response, items });
  for (const item of objectsOf(output)) held.items.set(textOf(item['id']), item);
}
