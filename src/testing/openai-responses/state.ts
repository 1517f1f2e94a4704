import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts';
import { CREATED } from '../openai-created.ts';
import { checkOpenaiKey, unknownPath } from '../openai-errors.ts';
import { demand } from '../refusal.ts';
import type { Call, StateAdmission, VendorContext } from '../vendor.ts';
import { type Held, itemsOfConversation } from './held.ts';

/** Every path of responses and conversations. */
export const STATE_PATH: RegExp = /\/(?:responses|conversations)(?:$|\/)/;

/** Reads and makes what the server holds: `GET /responses/ID`, `POST /conversations`, `GET /conversations/ID`. */
export function admitState(call: Call, held: Held, { nextId }: VendorContext): StateAdmission {
  checkOpenaiKey(call);
  const [id = '', collection, ...rest] = call.path.split('/').toReversed();
  if (call.method === 'GET' && collection === 'responses') return readResponse(id, held);
  if (call.method === 'GET' && collection === 'conversations') return readConversation(id, held);
  if (call.method === 'GET' && id === 'items' && rest[0] === 'conversations') {
    return listItems(textOf(collection), held);
  }
  if (call.method !== 'POST' || id !== 'conversations') throw unknownPath(call);
  const body = isObject(call.body) ? call.body : {};
  return {
    kind: 'state',
    answer: () => {
      const made = nextId('conv');
      held.conversations.set(made, objectsOf(body['items']));
      return conversation(made, body['metadata']);
    },
  };
}

function readResponse(id: string, held: Held): StateAdmission {
  const found = held.responses.get(id);
  demand(found !== undefined, `Response with id '${id}' not found.`, { status: 404 });
  return { kind: 'state', answer: () => found.body };
}

function readConversation(id: string, held: Held): StateAdmission {
  itemsOfConversation(id, held);
  return { kind: 'state', answer: () => conversation(id, {}) };
}

function listItems(id: string, held: Held): StateAdmission {
  // The newest item comes first, unless another order is asked for.
  const data: readonly JsonObject[] = itemsOfConversation(id, held).toReversed();
  const ids = { first_id: data[0]?.['id'] ?? null, last_id: data.at(-1)?.['id'] ?? null };
  return { kind: 'state', answer: () => ({ object: 'list', data, has_more: false, ...ids }) };
}

function conversation(id: string, metadata: unknown): unknown {
  return { id, object: 'conversation', created_at: CREATED, metadata: metadata ?? {} };
}
