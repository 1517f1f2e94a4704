import { isObject, type JsonObject, objectsOf } from '../json.ts';
import { CREATED } from '../openai/created.ts';
import { checkOpenAiKey, unknownPath } from '../openai/errors.ts';
import { demand } from '../refusal.ts';
import type { Call, StateAdmission, VendorContext } from '../vendor.ts';
import { type Held, type HeldResponse, itemsOfConversation } from './held.ts';
import { pageOf } from './page.ts';

/** Every path of responses and conversations. */
export const STATE_PATH: RegExp = /\/(?:responses|conversations)(?:$|\/)/;

/** Answers a request for one thing that the server holds, by its id. */
type Route = (id: string, held: Held, call: Call) => StateAdmission;

const ROUTES: readonly (readonly [method: string, path: RegExp, route: Route])[] = [
  ['GET', /\/responses\/([^/]+)$/, readResponse],
  ['DELETE', /\/responses\/([^/]+)$/, deleteResponse],
  ['POST', /\/responses\/([^/]+)\/cancel$/, cancelResponse],
  ['GET', /\/responses\/([^/]+)\/input_items$/, listInput],
  ['GET', /\/conversations\/([^/]+)$/, readConversation],
  ['GET', /\/conversations\/([^/]+)\/items$/, listItems],
];

/**
 * Reads, makes and deletes what the server holds: `GET` and `DELETE /responses/ID`, `POST /responses/ID/cancel`,
 * `GET /responses/ID/input_items`, `POST /conversations`, `GET /conversations/ID` and its `/items`.
 */
export function admitState(call: Call, held: Held, { nextId }: VendorContext): StateAdmission {
  checkOpenAiKey(call);
  for (const [method, path, route] of ROUTES) {
    const id = call.method === method ? path.exec(call.path)?.[1] : undefined;
    if (id !== undefined) return route(id, held, call);
  }
  if (call.method !== 'POST' || !call.path.endsWith('/conversations')) throw unknownPath(call);
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

function heldResponse(id: string, held: Held): HeldResponse {
  const found = held.responses.get(id);
  demand(found !== undefined, `Response with id '${id}' not found.`, { status: 404 });
  return found;
}

function readResponse(id: string, held: Held): StateAdmission {
  const { body } = heldResponse(id, held);
  return { kind: 'state', answer: () => body };
}

function deleteResponse(id: string, held: Held): StateAdmission {
  heldResponse(id, held);
  return {
    kind: 'state',
    answer: () => {
      held.responses.delete(id);
      return { id, object: 'response', deleted: true };
    },
  };
}

/** Answers in the background are complete at once here: there is nothing left to cancel. */
function cancelResponse(id: string, held: Held): StateAdmission {
  const { body } = heldResponse(id, held);
  demand(body['background'] === true, 'Cannot cancel a synchronous response.');
  return { kind: 'state', answer: () => body };
}

/** Everything that the response was made from, be it held before or not. */
function listInput(id: string, held: Held, call: Call): StateAdmission {
  const { body, items } = heldResponse(id, held);
  const input = items.slice(0, items.length - objectsOf(body['output']).length);
  return { kind: 'state', answer: () => pageOf(input, call.query) };
}

function readConversation(id: string, held: Held): StateAdmission {
  itemsOfConversation(id, held);
  return { kind: 'state', answer: () => conversation(id, {}) };
}

function listItems(id: string, held: Held, call: Call): StateAdmission {
  const items: readonly JsonObject[] = itemsOfConversation(id, held);
  return { kind: 'state', answer: () => pageOf(items, call.query) };
}

function conversation(id: string, metadata: unknown): unknown {
  return { id, object: 'conversation', created_at: CREATED, metadata: metadata ?? {} };
}
